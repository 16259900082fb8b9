import Canvas

extension Terminal {
    /// How many colours to use: none when NO_COLOR is set to anything or terminfo knows no colours.
    package static func colorDepth(environment: [String: String]) -> ColorDepth {
        if let no = environment["NO_COLOR"], !no.isEmpty { return .none }
        guard let capabilities = try? Capabilities(type: environment["TERM"]) else { return .none }
        switch capabilities.colors {
        case ..<8: return .none
        case ..<256: return .sixteen
        default: return .palette256
        }
    }
}
