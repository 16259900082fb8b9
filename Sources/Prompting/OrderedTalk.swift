/// What members said who worked alone, read by the form that they were given: nothing of it is lost or made up, as it is
/// when a small model sums it up (DECISIONS.md).
package enum OrderedTalk {
    /// The numbered sentences in a reply to `WorkOrder.decisions`; of each what comes up to its choice. A reason that is
    /// but the whole goal once more is left out: it would take the place of what was chosen.
    package static func decisions(in reply: String, goal: String) -> [String] {
        items(in: reply).map { withoutGoal($0, goal) }.compactMap { item in
            let sentences = sentences(of: item)
            guard
                let choice = sentences.firstIndex(where: {
                    $0.lowercased().contains(" will ") || $0.hasPrefix("We ")
                })
            else { return nil }
            return shortened(sentences[...choice].joined(separator: " "))
        }
    }

    private static func withoutGoal(_ item: String, _ goal: String) -> String {
        let beginning = goal.prefix(goalShown).lowercased()
        guard beginning.count > 10,
            let choice = item.firstRange(of: ", we will ") ?? item.firstRange(of: ", we use "),
            item[..<choice.lowerBound].lowercased().contains(beginning)
        else { return item }
        return "We" + item[item.index(choice.lowerBound, offsetBy: 4)...]
    }

    /// In characters: what tells that a sentence repeats the goal.
    private static let goalShown = 40

    /// What an opening asks of the user: answered by nobody, as the member went on by what is usual.
    package static func questions(inOpening text: String) -> [String] {
        guard let asked = PromptBuilder.questions(inOpening: text) else { return [] }
        let bare = asked.replacing("**", with: "").replacing("I need to know:", with: "")
        let line = bare.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return sentences(of: line).filter { $0.last == "?" && $0.contains(" ") }.map { sentence in
            shortened(String(sentence.drop { !$0.isLetter }))
        }
    }

    /// Numbered ones, on one line each; what stands below belongs to them as far as no blank line or fence comes.
    private static func items(in reply: String) -> [String] {
        var items: [String] = []
        var isOpen = false
        for line in reply.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let bare = line.drop(while: \.isWhitespace)
            let digits = bare.prefix { $0.isNumber }
            let rest = bare.dropFirst(digits.count)
            if !digits.isEmpty, let mark = rest.first, ".)".contains(mark) {
                items.append(rest.dropFirst().trimmed)
                isOpen = true
            } else if bare.isEmpty || bare.hasPrefix("```") || bare.hasPrefix("- ") || bare.hasPrefix("* ") {
                isOpen = false
            } else if isOpen {
                items[items.count - 1] += " " + bare
            }
        }
        return items.map { $0.replacing("**", with: "") }.filter { !$0.isEmpty }
    }

    /// An end mark, a blank and a capital letter or a number end one.
    private static func sentences(of text: String) -> [String] {
        var sentences: [String] = []
        var sentence = ""
        var last: Character = " "
        var wasEnd = false
        for character in text {
            let isShort = sentence.hasSuffix("e.g. ") || sentence.hasSuffix("i.e. ")
            if wasEnd, last == " ", !isShort, character.isUppercase || character.isNumber,
                sentence.count > 3
            {
                sentences.append(sentence.trimmed)
                sentence = ""
                wasEnd = false
            }
            sentence.append(character)
            if character != " " { wasEnd = ".?!".contains(character) }
            last = character
        }
        if !sentence.trimmed.isEmpty { sentences.append(sentence.trimmed) }
        return sentences
    }

    /// In characters, as much as a sentence that a model is asked for.
    private static let longest = 200

    private static func shortened(_ text: String) -> String {
        if text.count <= longest { return text }
        let cut = text.prefix(longest - 1)
        return (cut.lastIndex(of: " ").map { String(cut[..<$0]) } ?? String(cut)) + "\u{2026}"
    }
}

extension StringProtocol {
    fileprivate var trimmed: String {
        var text = self[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
