import Canvas
import Conversation
import Engine

/// The whole screen: makes frames of a state, and remembers what is a matter of looking only, such as where the
/// transcript is scrolled to.
package struct Screen {
    private var roster = RosterSelection()
    /// Where the roster or its strip was drawn.
    private var rosterLayout: RosterLayout?
    private var rosterStrip: RosterStrip?
    var pane = TranscriptPane() { didSet { isMoved = true } }
    /// The view has changed since the last frame, or may have.
    private var isMoved = true
    private var drawn: Drawn?
    /// The words that are looked for, while they are typed.
    var field: FindField?
    /// A passing word for the bottom line: "no earlier turn".
    var remark: String?
    /// Where the view was before it followed what was sent: a command may look from there.
    var left: TranscriptPane.View?

    package init() {}

    /// Words are typed that are looked for, and not said.
    package var isFinding: Bool { field != nil }

    package mutating func scroll(_ scroll: Scroll, _ state: State, clock: Clock) {
        pane.scroll(scroll, state, clock: clock)
    }

    package mutating func frame(_ state: State, size: Size, clock: Clock) -> Frame {
        if size.columns < 1 || size.rows < 1 { return Frame(size: size) }
        let composer =
            field.map { ComposerPane(finding: $0.words, columns: size.columns) }
            ?? ComposerPane(state, columns: size.columns)
        let isAsking =
            state.isEditingBrief || (state.card != nil && state.composer.isEmpty) || state.filter != nil
            || pane.search != nil || isFinding || state.recall != nil
        let layout = ScreenLayout(
            size: size, composerRows: max(composer.lines.count, composer.caret.row + 1), isAsking: isAsking)
        let selected = roster.shown(state)
        let basis = Drawn.Basis(state, layout, selected: selected, clock: clock)
        var frame = base(basis, state, clock: clock)
        if state.popup != nil {
            let bottom = layout.rule ?? layout.composer.origin.row
            PopupPane.draw(
                into: &frame, bottom: bottom, columns: layout.transcript.size.columns, state, clock: clock)
        }
        composer.draw(into: &frame, layout.composer)
        drawHint(into: &frame, layout, state, selected: selected)
        return frame
    }

    /// All but the composer, the pop-up and the hint: as it was drawn before, where nothing of it has changed.
    private mutating func base(_ basis: Drawn.Basis, _ state: State, clock: Clock) -> Frame {
        if let drawn, !isMoved, drawn.basis == basis { return drawn.frame }
        let layout = basis.layout
        var frame = Frame(size: layout.size)
        pane.draw(into: &frame, layout.transcript, state, clock: clock)
        if let drawn, drawn.basis.hasSameSides(as: basis) {
            for rect in layout.sides { frame.copy(rect, of: drawn.frame) }
        } else {
            drawSides(into: &frame, basis, state, clock: clock)
        }
        if let row = layout.rule {
            drawRule(into: &frame, row: row, divider: layout.roster)
            RuleLine(pane, state).draw(into: &frame, row: row, columns: layout.transcript.size.columns)
        }
        drawn = Drawn(frame: frame, basis: basis)
        isMoved = false
        return frame
    }

    /// The next frame is drawn as if it were the first.
    mutating func forgetDrawn() { drawn = nil }

    private mutating func drawSides(
        into frame: inout Frame, _ basis: Drawn.Basis, _ state: State, clock: Clock
    ) {
        let (layout, selected) = (basis.layout, basis.selected)
        if let rect = layout.bar { TopBar.draw(into: &frame, rect, state) }
        rosterStrip = layout.strip.map { RosterStrip($0, state, selected: selected, clock: clock) }
        rosterStrip?.draw(into: &frame)
        rosterLayout = layout.roster.map { RosterLayout($0, state, selected: selected) }
        if let rosterLayout {
            let rect = rosterLayout.rect
            drawDivider(into: &frame, column: rect.origin.column - 1, rows: rect)
            RosterPane.draw(into: &frame, rosterLayout, state, selected: selected, clock: clock)
        }
    }

    private func drawHint(into frame: inout Frame, _ layout: ScreenLayout, _ state: State, selected: Slug?) {
        guard let row = layout.hint else { return }
        let told = RuleLine(pane, state)
        if layout.rule == nil, !told.isEmpty, state.card == nil {
            HintLine.draw([told.text], .accent, into: &frame, row: row, state)
        } else if selected == nil, let words = hint(state) {
            HintLine.draw(words, .accent, into: &frame, row: row, state)
        } else {
            HintLine.draw(into: &frame, row: row, state, isFollowing: pane.isFollowing, selected: selected)
        }
    }

    /// Keys go to the roster.
    package func isInRoster(_ state: State) -> Bool { roster.shown(state) != nil }

    /// Returns what is to be said as if it had been typed.
    package mutating func move(_ move: RosterMove, _ state: State) -> String? { roster.move(move, state) }

    /// The left button was pressed there. Returns what is to be said as if it had been typed: a member is spoken to, the
    /// walkthrough tells how it stands.
    package mutating func press(at point: Point, _ state: State) -> String? {
        switch rosterLayout?.place(at: point, state) {
        case .walkthrough: return "/status"
        case .member(let slug): return "/as \(slug)"
        case nil: return rosterStrip?.member(at: point).map { "/as \($0)" }
        }
    }

    private func drawDivider(into frame: inout Frame, column: Int, rows rect: Rect) {
        let bar = Cells.of("\u{2502}", Style(.border))
        for row in 0..<rect.size.rows { frame.put(bar, column: column, row: rect.origin.row + row) }
    }

    private func drawRule(into frame: inout Frame, row: Int, divider rect: Rect?) {
        let line = Cells.of(String(repeating: "\u{2500}", count: frame.size.columns), Style(.border))
        frame.put(line, column: 0, row: row)
        if let rect {
            frame.put(Cells.of("\u{2534}", Style(.border)), column: rect.origin.column - 1, row: row)
        }
    }
}
