import CNcurses
import Glibc

/// In which characters the screen is written, as the user's locale says.
enum CharacterEncoding: Hashable, Sendable {
    case utf8
    /// The user asked for C, POSIX or an 8-bit locale: what is not ASCII is shown as `?`.
    case ascii

    /// Sets the process's LC_CTYPE (and no other category: numbers keep their decimal point). Nobody who says
    /// nothing means ASCII, and a UTF-8 locale that is not installed is still UTF-8.
    static func adopt(environment: (String) -> String?) -> CharacterEncoding {
        let named = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap(environment).first { !$0.isEmpty }
        if setlocale(LC_CTYPE, "") != nil, isUTF8 { return .utf8 }
        let wanted = named?.lowercased() ?? "utf-8"
        if wanted.hasSuffix("utf-8") || wanted.hasSuffix("utf8") {
            for name in ["C.UTF-8", "C.utf8", "en_US.UTF-8"] where setlocale(LC_CTYPE, name) != nil {
                return .utf8
            }
        }
        return .ascii
    }

    private static var isUTF8: Bool {
        guard let codeset = nl_langinfo(CInt(CODESET)) else { return false }
        return ["utf-8", "utf8"].contains(String(cString: codeset).lowercased())
    }
}
