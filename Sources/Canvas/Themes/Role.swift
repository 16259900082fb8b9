/// What a theme gives a colour to, but for the members of the team. The raw value is its key in a theme's file.
package enum Role: String, CaseIterable, Hashable, Sendable {
    case text, faint, heading, code, keyword, string, comment, number, quote, link, border, bar, accent
    case success, warning, error, mark, user
}

extension Ink {
    /// Nil for a member, whose colour goes by its place.
    var role: Role? {
        switch self {
        case .text: .text
        case .faint: .faint
        case .heading: .heading
        case .code: .code
        case .codeKeyword: .keyword
        case .codeString: .string
        case .codeComment: .comment
        case .codeNumber: .number
        case .quote: .quote
        case .link: .link
        case .border: .border
        case .bar: .bar
        case .accent, .match: .accent
        case .success: .success
        case .warning: .warning
        case .error: .error
        case .mark: .mark
        case .user: .user
        case .member: nil
        }
    }
}
