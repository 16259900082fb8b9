/// The colours of one theme at one depth, as indices of the terminal's palette. The background stays the terminal's
/// own, so that its transparency and its selection colours work.
struct Palette: Hashable, Sendable {
    var text: Int16 = -1
    var faint: Int16
    var heading: Int16
    var code: Int16
    var keyword: Int16
    var string: Int16
    var number: Int16
    var quote: Int16
    var link: Int16
    var accent: Int16
    var success: Int16
    var warning: Int16
    var error: Int16
    var mark: Int16
    var user: Int16
    /// In the order of the team; members after the last take them again, underlined.
    var members: [Int16]

    func color(of ink: Ink) -> Int16 {
        switch ink {
        case .text, .bar: text
        case .faint, .border, .codeComment: faint
        case .heading: heading
        case .code: code
        case .codeKeyword: keyword
        case .codeString: string
        case .codeNumber: number
        case .quote: quote
        case .link: link
        case .accent: accent
        case .success: success
        case .warning: warning
        case .error: error
        case .mark: mark
        case .user: user
        case .member(let place): members.isEmpty ? text : members[Self.place(place, of: members.count)]
        }
    }

    /// `place` in a row of `count` that starts anew at its end.
    static func place(_ place: Int, of count: Int) -> Int { (place % count + count) % count }

    /// Every index that the palette can give.
    var all: [Int16] {
        [
            text, faint, heading, code, keyword, string, number, quote, link, accent, success, warning, error,
            mark, user,
        ] + members
    }

    static let dark256 = Palette(
        faint: 246, heading: 117, code: 180, keyword: 176, string: 150, number: 215, quote: 109, link: 75,
        accent: 220, success: 114, warning: 214, error: 210, mark: 203, user: 153,
        members: [81, 119, 213, 222, 208, 141, 79, 204])

    static let light256 = Palette(
        faint: 241, heading: 25, code: 94, keyword: 90, string: 22, number: 88, quote: 24, link: 26,
        accent: 92, success: 22, warning: 94, error: 124, mark: 160, user: 18,
        members: [25, 28, 127, 94, 124, 55, 23, 161])

    static let dark16 = Palette(
        faint: 7, heading: 14, code: 3, keyword: 13, string: 10, number: 11, quote: 6, link: 14,
        accent: 11, success: 10, warning: 11, error: 9, mark: 9, user: 15,
        members: [14, 10, 13, 11, 6, 2, 3, 9])

    static let light16 = Palette(
        faint: -1, heading: 4, code: 5, keyword: 5, string: 4, number: 1, quote: 4, link: 4,
        accent: 5, success: 4, warning: 1, error: 1, mark: 1, user: 0,
        members: [4, 1, 5, 0])
}
