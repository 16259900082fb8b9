import Conversation

/// Completion, and the pop-up that shows what there is.
extension SessionEngine {
    /// The pop-up opens with the `/` that begins a line and with the `@` that begins a word, and follows what is typed.
    mutating func followPopup(_ edit: Edit) {
        guard state.popup != nil else {
            if edit == .insert("/"), state.composer.text == "/" { open() }
            if edit == .insert("@"), state.composer.beginsWord { open() }
            return
        }
        guard let popup = state.popup, state.composer.caret > popup.completion.start || popup.isOfArgument,
            let word = state.composer.word(from: popup.completion.start)
        else {
            state.popup = nil
            return
        }
        state.popup?.filter(word)
    }

    private mutating func open() {
        guard let completion = Completion(before: state.composer.beforeCaret) else { return }
        show(completion, completion.items(state.team))
    }

    private mutating func show(_ completion: Completion, _ items: [State.Popup.Item]) {
        var popup = State.Popup(completion: completion, all: items)
        popup.filter(completion.word)
        state.popup = popup.isShown ? popup : nil
        state.hint = nil
    }

    /// The word went away in another way than by a key: the line was cleared, or replaced.
    mutating func closePopupOfNothing() {
        guard let popup = state.popup else { return }
        let word = state.composer.word(from: popup.completion.start)
        let isThere = popup.isOfArgument ? word != nil : word?.first == popup.completion.word.first
        if !isThere { state.popup = nil }
    }

    mutating func press(_ key: PopupKey, at now: Timestamp) -> [Effect] {
        switch key {
        case .up: state.popup?.move(-1)
        case .down: state.popup?.move(1)
        case .close: state.popup = nil
        case .take: return takeChosen(at: now)
        }
        return []
    }

    private mutating func takeChosen(at now: Timestamp) -> [Effect] {
        guard let popup = state.popup, popup.isShown else { return [] }
        state.popup = nil
        let item = popup.items[popup.chosen]
        put(item, for: popup.completion, at: now)
        // A command that can't do without its argument goes on with what there is for it.
        guard popup.completion.kind == .commands,
            let command = CommandSpecification.all.first(where: { "/\($0.name)" == item.text }),
            !command.required.isEmpty, let next = Completion(before: state.composer.beforeCaret)
        else { return [] }
        return offer(next, at: now)
    }

    private mutating func put(_ item: State.Popup.Item, for completion: Completion, at now: Timestamp) {
        let isFolder = completion.kind == .files && item.text.hasSuffix("/")
        let takesNothing = completion.kind == .commands && item.aside.isEmpty
        state.composer.complete(
            from: completion.start, with: item.text + (isFolder || takesNothing ? "" : " "))
        draftIsChanged(at: now)
    }

    /// Tab: takes what is chosen; else completes the word as far as there is one way only, and shows what there is.
    mutating func complete(at now: Timestamp) -> [Effect] {
        if state.popup?.isShown == true { return takeChosen(at: now) }
        guard let completion = Completion(before: state.composer.beforeCaret) else { return [] }
        return offer(completion, at: now)
    }

    private mutating func offer(_ completion: Completion, at now: Timestamp) -> [Effect] {
        if let lookup = completion.lookup {
            completing = completion
            return [.lookUp(lookup)]
        }
        offer(completion.items(state.team), for: completion, at: now)
        return []
    }

    /// What was looked up comes; it is of no use any more when the user has typed on.
    mutating func offer(_ found: [Found], of lookup: Lookup, at now: Timestamp) {
        guard let completion = completing, completion.lookup == lookup,
            Completion(before: state.composer.beforeCaret) == completion
        else { return }
        completing = nil
        offer(
            found.map { State.Popup.Item($0.text, name: $0.text, summary: $0.summary) }, for: completion,
            at: now)
    }

    private mutating func offer(
        _ items: [State.Popup.Item], for completion: Completion, at now: Timestamp
    ) {
        let word = completion.word.lowercased()
        let beginning = items.filter { $0.text.lowercased().hasPrefix(word) }
        if beginning.count == 1, let only = beginning.first {
            put(only, for: completion, at: now)
            return
        }
        let common = Completion.common(beginning.map(\.text))
        guard common.count > completion.word.count else { return show(completion, items) }
        state.composer.complete(from: completion.start, with: common)
        draftIsChanged(at: now)
        show(Completion(start: completion.start, word: common, kind: completion.kind), items)
    }

    /// The start of a paste, and its end.
    mutating func showPaste(_ number: String) -> [Effect] {
        guard let last = state.composer.pastes.last else {
            return note(.warning, "Nothing was pasted that is shown as a block.")
        }
        guard let paste = number.isEmpty ? last : Int(number).flatMap(state.composer.paste(number:)) else {
            let numbers = state.composer.pastes.map { "\($0.number)" }.joined(separator: ", ")
            return note(.warning, "There is no paste \(Text.code(number)); there are \(numbers).")
        }
        return note(.answer, Text.paste(paste))
    }
}

extension State.Popup {
    /// Its word may be empty.
    var isOfArgument: Bool {
        switch completion.kind {
        case .commands, .members(mark: "@"): false
        case .members, .patterns, .sessions, .files: true
        }
    }
}

extension Composer {
    /// The `@` before the caret stands at the start or behind a blank or a bracket.
    var beginsWord: Bool {
        let before = beforeCaret.dropLast()
        guard let last = before.last else { return true }
        return last.isWhitespace || last == "(" || last == ","
    }

    /// What stands from there to the caret, when it is one word.
    func word(from start: Int) -> String? {
        guard start <= caret, caret - start <= 200 else { return nil }
        let word = text[index(start)..<index(caret)]
        return word.contains(where: \.isWhitespace) ? nil : String(word)
    }
}

extension Text {
    static func paste(_ paste: Paste) -> String {
        var lines = paste.text.split(separator: "\n", maxSplits: 40, omittingEmptySubsequences: false)
        let hasMore = lines.count > 40
        if hasMore { lines.removeLast() }
        let shown = lines.map { String($0.prefix(300)) }
        let ticks = String(repeating: "`", count: max(3, (shown.map(longestTicks).max() ?? 0) + 1))
        let rest = hasMore ? "\n\nThese are its first 40 lines. It is sent whole." : ""
        return "**\(literal(paste.label))**\n\n\(ticks)\n\(shown.joined(separator: "\n"))\n\(ticks)\(rest)"
    }

    private static func longestTicks(_ line: String) -> Int {
        var longest = 0
        var run = 0
        for character in line {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
