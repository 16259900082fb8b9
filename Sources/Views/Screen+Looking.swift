import Canvas
import Conversation
import Engine

/// The line in which words to be found are typed.
struct FindField {
    var words = Composer()
    /// Where the view was, for when nothing is to be found after all.
    let origin: TranscriptPane.View
}

/// What the user does that is a matter of looking.
extension Screen {
    /// What decides what a key does.
    package func context(_ state: State) -> KeyContext {
        var context = KeyContext(state)
        if isInRoster(state) {
            context.focus = .roster
        } else if isFinding {
            context.isWriting = true
            context.editing = .emacs
        } else if pane.search != nil, state.composer.isEmpty, context.focus == .composer {
            context.focus = .search
        }
        return context
    }

    /// True: it is done. False: the engine is to decide, or the shell.
    package mutating func take(_ action: Action, _ state: State, clock: Clock) -> Bool {
        remark = nil
        left = nil
        if field != nil { return find(action, state, clock) }
        switch action {
        case .scroll(let scroll):
            pane.scroll(scroll, state, clock: clock)
            return true
        case .look(let look):
            self.look(look, state, clock: clock)
            return true
        case .stop where pane.search != nil:
            pane.search = nil
            return true
        case .submit, .choose, .brief, .say:
            // What is sent, and what comes of it, stands at the bottom.
            left = pane.view
            pane.scroll(.bottom, state, clock: clock)
            return false
        case .edit, .complete, .popup, .recall, .roster, .stop, .interrupt, .endOfInput, .repaint, .suspend,
            .editExternally,
            .editBriefExternally:
            return false
        }
    }

    package mutating func look(_ look: Look, _ state: State, clock: Clock) {
        if let view = left { pane.view = view }
        left = nil
        switch look {
        case .turn(let number): pane.show(turn: number, state, clock: clock)
        case .previous(let whose):
            if !pane.jump(whose, forward: false, state, clock: clock) { remark = "no turn before this one" }
        case .next(let whose):
            if !pane.jump(whose, forward: true, state, clock: clock) { remark = "no turn after this one" }
        case .fold(let turns):
            if !pane.fold(turns, true, state, clock: clock) { remark = "no turn to fold" }
        case .unfold(let turns):
            if !pane.fold(turns, false, state, clock: clock) { remark = "no turn to unfold" }
        case .toggleFold:
            if !pane.toggleFold(state, clock: clock) { remark = "no turn to fold" }
        case .find: field = FindField(origin: pane.view)
        case .search(let words): pane.search(for: words, state, clock: clock)
        case .nextFound: pane.find(.next, state, clock: clock)
        case .previousFound: pane.find(.previous, state, clock: clock)
        case .endSearch: pane.search = nil
        }
    }

    /// While words are typed that are looked for.
    private mutating func find(_ action: Action, _ state: State, _ clock: Clock) -> Bool {
        switch action {
        case .edit(.up): pane.find(.previous, state, clock: clock)
        case .edit(.down), .look(.find): pane.find(.next, state, clock: clock)
        case .edit(.newLine), .edit(.unfold), .edit(.pasteMore), .complete, .endOfInput, .choose, .brief,
            .popup,
            .recall:
            break
        case .edit(.paste(let text)):
            self.edit(.insert(String(text.prefix { !$0.isNewline }.prefix(200))), state, clock)
        case .edit(let edit): self.edit(edit, state, clock)
        case .submit: field = nil
        case .stop, .interrupt:
            if let origin = field?.origin { pane.view = origin }
            pane.search = nil
            field = nil
        case .scroll(let scroll): pane.scroll(scroll, state, clock: clock)
        case .look(let look): self.look(look, state, clock: clock)
        case .repaint, .suspend: return false
        case .say, .roster, .editExternally, .editBriefExternally:
            field = nil
            return false
        }
        return true
    }

    /// Other words: what is nearest to where the search began.
    private mutating func edit(_ edit: Edit, _ state: State, _ clock: Clock) {
        guard var field else { return }
        let before = field.words.text
        field.words.apply(edit)
        self.field = field
        if field.words.text == before { return }
        pane.view = field.origin
        pane.search(for: field.words.text, state, clock: clock)
    }

    /// A search has not come to its end yet.
    package var isSearching: Bool { pane.isSearching }

    /// Goes on with it for a moment.
    package mutating func searchOn(_ state: State, clock: Clock) { pane.work(state, clock: clock) }

    /// What can be done while something is looked for; nil where nothing is.
    func hint(_ state: State) -> [String]? {
        if let remark { return [remark] }
        if field != nil {
            return [
                "{send} keeps it  {up}, {down} move  {stop} ends the search", "{send} keeps it  {stop} ends",
            ]
        }
        if pane.search != nil, state.composer.isEmpty, state.card == nil, state.hint == nil {
            return [
                "{search-next} next  {search-before} the one before  {search-end} ends the search  {search} other words",
                "{search-next} next  {search-before} before  {search-end} ends",
            ]
        }
        return nil
    }
}

extension TranscriptPane {
    /// Where the pane stands, to come back to.
    struct View {
        fileprivate let top: Anchor?
        fileprivate let unread: Unread?
        fileprivate let selected: Int?
    }

    var view: View {
        get { View(top: top, unread: unread, selected: selected) }
        set { (top, unread, selected) = (newValue.top, newValue.unread, newValue.selected) }
    }
}
