import Engine

/// What decides which of several bindings of a key counts.
package struct KeyContext: Hashable, Sendable {
    package enum Editing: Hashable, Sendable, CaseIterable { case emacs, viInsert, viNormal }

    /// What the keys go to first. What it does not know goes to the composer.
    package enum Focus: Hashable, Sendable, CaseIterable {
        case composer
        /// The pop-up over the composer; `wantedList` where Enter takes what is chosen.
        case list, wantedList
        /// The search in what was said before.
        case recall
        case roster
        /// What was looked for in the transcript, on an empty line.
        case search
    }

    package var isWriting: Bool
    package var editing: Editing
    package var focus: Focus

    package init(isWriting: Bool, editing: Editing = .emacs, focus: Focus = .composer) {
        self.isWriting = isWriting
        self.editing = editing
        self.focus = focus
    }

    package init(_ state: State) {
        let editing: Editing =
            switch state.composer.vi?.mode {
            case nil: .emacs
            case .insert: .viInsert
            case .normal: .viNormal
            }
        var focus = Focus.composer
        if state.recall != nil {
            focus = .recall
        } else if let popup = state.popup, popup.isShown {
            focus = popup.takesEnter ? .wantedList : .list
        }
        self.init(isWriting: !state.composer.isEmpty, editing: editing, focus: focus)
    }

    static let all: [KeyContext] = [true, false].flatMap { isWriting in
        Editing.allCases.flatMap { editing in
            Focus.allCases.map { KeyContext(isWriting: isWriting, editing: editing, focus: $0) }
        }
    }
}

/// When a binding holds.
package enum KeyMode: String, Hashable, Sendable, CaseIterable {
    case always
    /// Something stands in the composer, or nothing does.
    case writing = "while writing"
    case empty = "on an empty line"
    /// Letters are text: emacs keys, or vi's insert mode.
    case typing
    case emacs
    case viInsert = "vi insert"
    case viNormal = "vi normal"
    /// The pop-up is open; and Enter is for it.
    case list, wantedList
    case recall
    case roster = "in the roster"
    /// On an empty line, while something is looked for.
    case search = "while a search is on"

    package func holds(in context: KeyContext) -> Bool {
        switch self {
        case .always: true
        case .writing: context.isWriting
        case .empty: !context.isWriting
        case .typing: context.editing != .viNormal
        case .emacs: context.editing == .emacs
        case .viInsert: context.editing == .viInsert
        case .viNormal: context.editing == .viNormal
        case .list: context.focus == .list || context.focus == .wantedList
        case .wantedList: context.focus == .wantedList
        case .recall: context.focus == .recall
        case .roster: context.focus == .roster
        case .search: context.focus == .search
        }
    }

    /// Bindings of what has the focus come before the others, and may share their keys.
    var isOfFocus: Bool {
        switch self {
        case .always, .writing, .empty, .typing, .emacs, .viInsert, .viNormal: false
        case .list, .wantedList, .recall, .roster, .search: true
        }
    }

    /// Letters and signs without Ctrl or Alt are no text there, and can be bound.
    var takesCharacters: Bool { self == .viNormal || self == .roster || self == .search }

    /// Both can hold at once, and neither comes before the other.
    func overlaps(_ other: KeyMode) -> Bool {
        isOfFocus == other.isOfFocus && KeyContext.all.contains { holds(in: $0) && other.holds(in: $0) }
    }
}
