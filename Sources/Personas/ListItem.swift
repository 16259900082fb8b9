/// One item of a list, with any bullet or a number, as slices of the line.
struct ListItem {
    let ordinal: Ordinal?
    let content: Substring

    init?(_ line: Line) {
        guard line.kind == .text, !line.isRule else { return nil }
        let text = line.trimmed
        if let ordinal = Ordinal(text) {
            self.ordinal = ordinal
            content = ordinal.rest
            return
        }
        guard let mark = text.first, "-*+•–—·‣◦▪●○".contains(mark) else { return nil }
        let rest = text.dropFirst()
        let isTypographic = !mark.isASCII && mark != "–" && mark != "—"
        guard isTypographic || rest.first?.isWhitespace ?? true else { return nil }
        ordinal = nil
        content = rest.trimmed
    }
}
