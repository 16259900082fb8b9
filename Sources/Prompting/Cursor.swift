/// Reads the beginning of a line scalar by scalar.
struct Cursor {
    enum Match { case matches, differs, runsOut }

    private let scalars: String.UnicodeScalarView
    private var index: String.Index

    init(_ text: String) {
        scalars = text.unicodeScalars
        index = scalars.startIndex
    }

    var peek: Unicode.Scalar? { index < scalars.endIndex ? scalars[index] : nil }

    var rest: String { String(scalars[index...]) }

    mutating func advance() { index = scalars.index(after: index) }

    /// How many were skipped.
    @discardableResult
    mutating func skip(_ isSkipped: (Unicode.Scalar) -> Bool) -> Int {
        var count = 0
        while let scalar = peek, isSkipped(scalar) {
            advance()
            count += 1
        }
        return count
    }

    mutating func match(_ text: String) -> Match {
        for expected in text.unicodeScalars {
            guard let scalar = peek else { return .runsOut }
            if scalar != expected { return .differs }
            advance()
        }
        return .matches
    }

    static func isEmphasis(_ scalar: Unicode.Scalar) -> Bool { scalar == "*" || scalar == "_" }
}

extension String {
    /// By scalars, as deltas come; characters may still grow.
    func hasScalarPrefix(_ prefix: String) -> Bool {
        unicodeScalars.starts(with: prefix.unicodeScalars)
    }
}
