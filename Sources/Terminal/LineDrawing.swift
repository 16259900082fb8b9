/// The lines between panes, by the VT100's names: a terminal draws them with its own set where it has no Unicode, and
/// ncurses with ASCII where it has neither.
enum LineDrawing {
    static func name(of text: String) -> CChar? {
        // All stand in U+2500...U+257F, which is E2 94 80 to E2 95 BF in UTF-8.
        guard text.utf8.count == 3, text.utf8.first == 0xE2, let scalar = text.unicodeScalars.first else {
            return nil
        }
        let letter: Unicode.Scalar? =
            switch scalar {
            case "\u{2500}": "q"
            case "\u{2502}": "x"
            case "\u{250C}": "l"
            case "\u{2510}": "k"
            case "\u{2514}": "m"
            case "\u{2518}": "j"
            case "\u{251C}": "t"
            case "\u{2524}": "u"
            case "\u{252C}": "w"
            case "\u{2534}": "v"
            case "\u{253C}": "n"
            default: nil
            }
        return letter.map { CChar($0.value) }
    }
}
