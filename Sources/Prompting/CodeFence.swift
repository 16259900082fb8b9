/// Follows fenced code blocks (CommonMark 4.5) line by line. Indentation is not limited to three columns, as fences
/// in lists are indented further.
struct CodeFence: Sendable {
    /// The line that is arriving is code, or closes it.
    private(set) var isInside = false

    private enum Line { case indent, run, info, other }

    private var open: (mark: Unicode.Scalar, length: Int)?
    private var line = Line.indent
    private var mark: Unicode.Scalar = "`"
    private var length = 0
    private var isClosing = true

    mutating func take(_ scalar: Unicode.Scalar) {
        switch line {
        case .indent:
            if scalar == " " || scalar == "\t" { return }
            if scalar == "`" || scalar == "~" {
                mark = scalar
                length = 1
                line = .run
            } else {
                line = .other
            }
        case .run:
            if scalar == mark {
                length += 1
            } else {
                line = length >= 3 ? .info : .other
                takeInfo(scalar)
            }
        case .info: takeInfo(scalar)
        case .other: break
        }
    }

    private mutating func takeInfo(_ scalar: Unicode.Scalar) {
        if scalar != " " && scalar != "\t" && scalar != "\r" { isClosing = false }
        // `like this` on a line of its own is inline code.
        if mark == "`", scalar == "`" { line = .other }
    }

    mutating func endLine() {
        if length >= 3, line == .run || line == .info {
            if let fence = open {
                if isClosing, mark == fence.mark, length >= fence.length { open = nil }
            } else {
                open = (mark, length)
            }
        }
        isInside = open != nil
        startLine()
    }

    mutating func restart(with text: String) {
        startLine()
        for scalar in text.unicodeScalars { take(scalar) }
    }

    private mutating func startLine() {
        line = .indent
        length = 0
        isClosing = true
    }
}
