/// A colour of the sRGB space, written `#rrggbb`.
package struct RGB: Hashable, Sendable, CustomStringConvertible {
    package let red: UInt8
    package let green: UInt8
    package let blue: UInt8

    package init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// 0xRRGGBB; what stands above is left out.
    package init(_ value: UInt32) {
        self.init(UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF))
    }

    /// Nil for anything but `#` and six hexadecimal digits.
    package init?(_ text: some StringProtocol) {
        let digits = text.dropFirst()
        guard text.first == "#", digits.utf8.count == 6, digits.utf8.allSatisfy({ $0 != 0x2B && $0 != 0x2D }),
            let value = UInt32(digits, radix: 16)
        else { return nil }
        self.init(value)
    }

    /// 0xRRGGBB.
    package var value: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

    package var description: String {
        let digits = String(value, radix: 16)
        return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
    }
}

extension RGB {
    /// Relative luminance, 0...1 (WCAG 2.2).
    package var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    /// 1...21 (WCAG 2.2); text is readable from 4.5 on.
    package func contrast(with other: RGB) -> Double {
        let values = (luminance, other.luminance)
        return (max(values.0, values.1) + 0.05) / (min(values.0, values.1) + 0.05)
    }

    /// Whether black reads better on it than white.
    package var isLight: Bool { contrast(with: RGB(0)) > contrast(with: RGB(0xFFFFFF)) }

    /// The square of how different two colours look ("redmean"); 585,000 for black and white.
    func difference(from other: RGB) -> Double {
        let mean = (Double(red) + Double(other.red)) / 2 / 256
        let parts = [
            Double(red) - Double(other.red), Double(green) - Double(other.green),
            Double(blue) - Double(other.blue),
        ]
        return (2 + mean) * parts[0] * parts[0] + 4 * parts[1] * parts[1] + (3 - mean) * parts[2] * parts[2]
    }

    /// The same, or so much nearer to black or white that the contrast is reached.
    func readable(on ground: RGB, at least: Double) -> RGB {
        let end: Double = ground.isLight ? 0 : 255
        var color = self
        for step in 1...20 where color.contrast(with: ground) < least {
            let share = Double(step) / 20
            let parts = [red, green, blue].map { UInt8(Double($0) * (1 - share) + end * share) }
            color = RGB(parts[0], parts[1], parts[2])
        }
        return color
    }

    private static func linear(_ part: UInt8) -> Double {
        let value = Double(part) / 255
        if value <= 0.04045 { return value / 12.92 }
        let base = (value + 0.055) / 1.055
        return base * base * fifthRoot(base * base)
    }

    /// Of 0 < value <= 1, by Newton: this room has no mathematical library.
    private static func fifthRoot(_ value: Double) -> Double {
        var root = 1.0
        for _ in 0..<40 {
            let fourth = root * root * root * root
            let next = (4 * root + value / fourth) / 5
            if next == root { break }
            root = next
        }
        return root
    }
}
