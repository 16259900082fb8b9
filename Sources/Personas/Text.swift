extension Substring {
    /// Without white space at both ends; a slice, so that its place in the line stays known.
    var trimmed: Substring {
        var rest = drop { $0.isWhitespace }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return rest
    }

    /// Without a pair of the marks at both ends, where they enclose the whole.
    func unwrapped(_ mark: String) -> Substring {
        guard hasPrefix(mark), hasSuffix(mark), count >= 2 * mark.count else { return self }
        let inner = dropFirst(mark.count).dropLast(mark.count)
        return inner.contains(mark) ? self : inner.trimmed
    }

    /// Without emphasis and code marks around the whole.
    var plain: Substring {
        trimmed.unwrapped("**").unwrapped("__").unwrapped("`").unwrapped("**").trimmed
    }

    /// White space as single spaces.
    var collapsed: String { split { $0.isWhitespace }.joined(separator: " ") }
}

extension StringProtocol {
    /// Runs of letters and digits, in lower case.
    var words: [String] {
        split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    }

    /// How names are compared: lower case, white space as single spaces.
    var nameKey: String {
        lowercased().split { $0.isWhitespace }.joined(separator: " ")
    }
}

extension String {
    /// `End-to-End ML Pipeline` as `end-to-end-ml-pipeline`; "" where there is no letter or digit.
    package var kebabCase: String { words.joined(separator: "-") }
}
