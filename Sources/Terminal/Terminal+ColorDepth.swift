import Canvas

/// Whether colours are used at all.
package enum ColorUse: String, CaseIterable, Sendable {
    /// As NO_COLOR and the terminal have it.
    case auto
    /// Where the terminal has colours, in spite of NO_COLOR.
    case always
    case never
}

extension Terminal {
    /// How many colours to use. COLORTERM tells of 24 bits, which the terminfo entry of most terminals does not.
    package static func colorDepth(environment: [String: String], use: ColorUse = .auto) -> ColorDepth {
        if use == .never { return .none }
        if use == .auto, let no = environment["NO_COLOR"], !no.isEmpty { return .none }
        guard let capabilities = try? Capabilities(type: environment["TERM"]) else { return .none }
        if capabilities.isDirect { return .trueColor }
        switch capabilities.colors {
        case ..<8: return .none
        case ..<256: return .sixteen
        default:
            let saysDirect = ["truecolor", "24bit"].contains(environment["COLORTERM"]?.lowercased())
            return saysDirect ? .trueColor : .palette256
        }
    }
}
