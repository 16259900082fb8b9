/// A word, or one mark of punctuation, of a text.
struct Token: Sendable, Equatable {
    enum Kind: Sendable, Equatable {
        case word
        case mark(Unicode.Scalar)
        /// One or more line ends, with the white space around them.
        case lineEnd
    }

    var kind: Kind
    /// A word in lower case, cut at an apostrophe (`architect` of "architect's"); "" for all else.
    var text: String
    /// What stands after a word's apostrophe, in lower case: "s", "t", "re". Nil without one.
    var suffix: String?
    /// UTF-8 offsets in the whole text, the suffix included.
    var start: Int
    var end: Int
    /// White space, or the beginning of the text, stands before it.
    var spaced: Bool

    var isWord: Bool { kind == .word }

    func isMark(_ marks: String) -> Bool {
        if case .mark(let scalar) = kind { marks.unicodeScalars.contains(scalar) } else { false }
    }
}
