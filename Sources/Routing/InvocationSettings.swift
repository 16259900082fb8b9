/// What has the look of a label and is none.
extension InvocationParser {
    /// `arch: x86_64`, `viz:8080`, `de::name`, a YAML block, "DE: 4.2, FR: 3.1": a setting, and nobody is called.
    /// - Parameter mark: the colon or dash behind the name.
    func isSetting(mark: Int) -> Bool {
        guard mark + 1 < tokens.count else { return false }
        let first = tokens[mark + 1]
        let lineEnd = tokens[mark...].firstIndex { $0.kind == .lineEnd } ?? tokens.count
        if isEnumeration(mark: mark, lineEnd: lineEnd) || isDefinition(at: mark + 1) { return true }
        if first.isMark("`") { return false }
        if !tokens[mark].isMark(":") { return false }
        if !first.spaced, first.isMark(":/=\\") || isNumber(first) { return true }
        if first.isMark("{|>[\"'&*") || isAccession(at: mark + 1) { return true }
        let rest = tokens[(mark + 1)..<lineEnd]
        let words = rest.filter(\.isWord)
        if rest.isEmpty || words.count <= 3, lineEnd + 1 < tokens.count, isSettingLine(at: lineEnd + 1) {
            return true
        }
        let chunks = rest.filter(\.spaced).count + (first.spaced ? 0 : 1)
        guard chunks == 1, let only = words.first else { return false }
        let isWordAlone = words.count == 1 && rest.count == 1 || rest.last?.isMark("?!.") == true
        return !isWordAlone || !first.spaced || Self.literals.contains(only.text)
            || only.text.utf8.contains { 0x30...0x39 ~= $0 }
    }

    /// A list under the name, and then a question: "Viz Specialist:\n- 3 sites\n- 24 months\n\nWhich chart?".
    func isBrief(mark: Int) -> Bool {
        guard isLineEnd(at: mark + 1), isMark("-*•", at: mark + 2) else { return false }
        var start = mark + 2
        while start < tokens.count, isMark("-*•", at: start) {
            guard let end = tokens[start...].firstIndex(where: { $0.kind == .lineEnd }) else { return false }
            start = end + 1
        }
        let end = tokens[min(start, tokens.count)...].firstIndex { $0.kind == .lineEnd } ?? tokens.count
        guard start < end else { return false }
        return isCommand(at: start)
            || tokens[end - 1].isMark("?？")
                && !tokens[start..<end].contains { ["who", "they", "them", "their"].contains($0.text) }
    }

    /// "Statistician: a person who ...", `viz: Chart = Chart()`.
    private func isDefinition(at index: Int) -> Bool {
        if isMark("=", at: index + 1) { return true }
        guard let word = word(at: index), let next = self.word(at: index + 1) else { return false }
        return ["a", "an"].contains(word) && PersonNoun.contains(next)
    }

    /// `key: ...` or `- item`.
    func isSettingLine(at index: Int) -> Bool {
        if isMark("-}", at: index) { return true }
        var index = index
        while index < tokens.count, tokens[index].isWord || tokens[index].isMark("-_.") { index += 1 }
        if isMark("=", at: index), word(at: index - 1) != nil { return true }
        return isMark(":", at: index) && word(at: index - 1) != nil
            && tokens[index - 1].end == tokens[index].start
    }

    /// A value, and then another key with the same mark: "DE: Germany, FR: France", "DE - 3, FR - 4".
    private func isEnumeration(mark: Int, lineEnd: Int) -> Bool {
        var end = mark + 1
        while end < lineEnd, !tokens[end].isMark(",;|") { end += 1 }
        let value = tokens[(mark + 1)..<end]
        guard let first = value.first else { return false }
        let isShort = value.filter(\.spaced).count <= 1
        guard isShort || isNumber(first), end < lineEnd else {
            return isNumber(first) && tokens[(mark + 1)..<lineEnd].dropFirst().contains { $0.isMark(":=") }
        }
        let key = tokens[(end + 1)..<lineEnd].prefix { $0.isWord || $0.isMark("-_.") && !$0.spaced }
        guard 1...3 ~= key.count else { return false }
        return tokens[key.endIndex..<lineEnd].first.map { $0.kind == tokens[mark].kind || $0.isMark(":=") }
            ?? false
    }

    /// Whether a later line stands among lines that all begin with a key: a transcript, a form, a CV.
    func isInList(_ sentence: Sentence) -> Bool {
        let start = sentence.range.lowerBound
        guard sentence.opening != .text, isLineEnd(at: start - 1) else { return false }
        let before = tokens[..<(start - 1)].lastIndex { $0.kind == .lineEnd }.map { $0 + 1 } ?? 0
        let after = tokens[start...].firstIndex { $0.kind == .lineEnd }
        return isSettingLine(at: before) || after.map { isSettingLine(at: $0 + 1) } ?? false
    }

    /// "GEO: GSE12345 - how do I load it?": the number of something in a register, by itself.
    private func isAccession(at index: Int) -> Bool {
        guard word(at: index) != nil, !isMark("-_", at: index + 1) || tokens[index + 1].spaced else {
            return false
        }
        let bytes = Array(surface(tokens[index].start..<tokens[index].end).utf8)
        let letters = bytes.prefix { 0x41...0x5A ~= $0 }.count
        let digits = bytes.dropFirst(letters)
        return letters > 0 && digits.count > 2 && digits.allSatisfy { 0x30...0x39 ~= $0 }
            && (isClosed(at: index + 1) || isMark("(", at: index + 1))
    }

    private func isNumber(_ token: Token) -> Bool {
        token.isWord && token.text.utf8.first.map { 0x30...0x39 ~= $0 } == true
    }

    private static let literals: Set<String> = [
        "true", "false", "null", "none", "nil", "yes", "no", "on", "off",
    ]
}
