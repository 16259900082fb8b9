import Canvas
import Engine
import Testing

@testable import Views

@Suite struct KeymapTests {
    static let writing = KeyContext(isWriting: true)
    static let empty = KeyContext(isWriting: false)

    /// Each key of the table does what its row says, wherever the row holds.
    @Test func everyKeyOfTheTable() {
        for row in KeyRow.standard {
            for context in KeyContext.all where row.mode.holds(in: context) {
                for chord in row.chords {
                    var keymap = Keymap()
                    if chord.second != nil { #expect(keymap.action(for: chord.first, in: context) == nil) }
                    let done = keymap.action(for: chord.second ?? chord.first, in: context)
                    // The search takes letters as what is looked for.
                    if context.focus == .recall, KeyMode.viNormal == row.mode { continue }
                    let isShadowed = KeyRow.standard.contains {
                        $0.mode.isOfFocus && !row.mode.isOfFocus && $0.mode.holds(in: context)
                            && $0.chords.contains(chord)
                    }
                    if !isShadowed {
                        #expect(done == row.action, "\(row.name) on \(chord.notation) in \(context)")
                    }
                }
            }
        }
    }

    @Test func theTableIsSound() {
        #expect(Keymap.clash(in: KeyRow.standard) == nil)
        for row in KeyRow.standard {
            for chord in row.chords {
                #expect((try? KeyChord(chord.notation)) == chord, "\(row.name): \(chord.notation)")
            }
            #expect(row.name.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber })
            #expect(!row.summary.isEmpty && row.summary.count <= 80, "\(row.name)")
            // All that is said of an action in `/keys` is one line.
            #expect(KeyRow.standard.filter { $0.name == row.name }.allSatisfy { $0.action == row.action })
        }
        let needed: Set<String> = ["send", "interrupt", "help", "stop"]
        for name in needed { #expect(KeyRow.standard.contains { $0.name == name && !$0.chords.isEmpty }) }
    }

    @Test(arguments: [
        ("Ctrl-A", Key(.character("a"), .control)), ("ctrl-a", Key(.character("a"), .control)),
        ("C-a", Key(.character("a"), .control)), ("Alt-B", Key(.character("b"), .alt)),
        ("Alt-Shift-B", Key(.character("B"), .alt)), ("M-<", Key(.character("<"), .alt)),
        ("Ctrl--", Key(.character("-"), .control)), ("Alt-Enter", Key(.enter, .alt)),
        ("Ctrl-Alt-Left", Key(.left, [.control, .alt])), ("PgUp", Key(.pageUp)), ("PageDown", Key(.pageDown)),
        ("F12", Key(.function(12))), ("Space", Key(.character(" "))),
        ("Ctrl-@", Key(.character(" "), .control)),
        ("x", Key(.character("x"))), ("X", Key(.character("X"))), ("Shift-x", Key(.character("X"))),
        ("-", Key(.character("-"))), ("\u{E4}", Key(.character("\u{E4}"))), ("Del", Key(.delete)),
    ])
    func notations(text: String, key: Key) throws {
        let chord = try KeyChord(text)
        #expect(chord == KeyChord(key))
        #expect(try KeyChord(chord.notation) == chord)
    }

    @Test(arguments: ["", "  ", "Ctrl-", "Foo", "F25", "F0", "Ctrl-X Ctrl-E Ctrl-F", "Ctrl-Enterr", "ab"])
    func whatIsNoKey(text: String) {
        #expect(throws: KeyProblem.self) { try KeyChord(text) }
    }

    @Test func aChordOfTwoKeysOpensTheEditor() {
        var keymap = Keymap()
        let (x, e) = (Key(.character("x"), .control), Key(.character("e"), .control))
        #expect(keymap.action(for: x, in: Self.writing) == nil)
        #expect(keymap.action(for: e, in: Self.writing) == .editExternally)
        #expect(keymap.action(for: e, in: Self.writing) == .edit(.lineEnd))
        // A key that ends no chord does nothing, and the next one counts again.
        #expect(keymap.action(for: x, in: Self.writing) == nil)
        #expect(keymap.action(for: Key(.character("q")), in: Self.writing) == nil)
        #expect(keymap.action(for: Key(.character("q")), in: Self.writing) == .edit(.insert("q")))
    }

    @Test func homeIsOfTheLineOrOfTheTranscript() {
        var keymap = Keymap()
        #expect(keymap.action(for: Key(.home), in: Self.writing) == .edit(.lineStart))
        #expect(keymap.action(for: Key(.home), in: Self.empty) == .scroll(.top))
        #expect(keymap.action(for: Key(.home, .control), in: Self.writing) == .scroll(.top))
        // Shift means nothing of its own.
        #expect(keymap.action(for: Key(.pageUp, .shift), in: Self.writing) == .scroll(.pages(1)))
        #expect(keymap.action(for: Key(.function(9)), in: Self.writing) == nil)
    }

    @Test func theUserBindsKeys() throws {
        var keymap = try Keymap(changes: [
            KeyChange(action: "repaint", keys: ["F5", "Ctrl-X l"]), KeyChange(action: "undo", keys: []),
            KeyChange(action: "top", keys: ["F7"]),
        ])
        #expect(keymap.action(for: Key(.function(5)), in: Self.writing) == .repaint)
        #expect(keymap.action(for: Key(.character("x"), .control), in: Self.writing) == nil)
        #expect(keymap.action(for: Key(.character("l")), in: Self.writing) == .repaint)
        #expect(keymap.action(for: Key(.character("l"), .control), in: Self.writing) == nil)
        #expect(keymap.action(for: Key(.character("_"), .control), in: Self.writing) == nil)
        for context in [Self.writing, Self.empty] {
            #expect(keymap.action(for: Key(.function(7)), in: context) == .scroll(.top))
        }
        #expect(keymap.action(for: Key(.home), in: Self.empty) == nil)
        let legend = keymap.legend
        #expect(
            legend.keys("repaint") == ["F5", "Ctrl-X L"] || legend.keys("repaint") == ["F5", "Ctrl-X l"])
        #expect(legend["undo"] == nil)
        #expect(legend.rows.first { $0.action == "repaint" }?.isChanged == true)
    }

    /// Keys may change places.
    @Test func twoActionsSwapTheirKeys() throws {
        let keymap = try Keymap(changes: [
            KeyChange(action: "send", keys: ["Alt-Enter"]),
            KeyChange(action: "new-line", keys: ["Enter", "Ctrl-J"]),
        ])
        #expect(keymap.legend["send"] == "Alt-Enter")
    }

    @Test(arguments: [
        ("repain", ["F5"], "repain: there is no such action; nearest are repaint"),
        ("repaint", ["Ctrl-I"], "repaint: \"Ctrl-I\": a terminal sends the same for Ctrl-I and for Tab"),
        ("repaint", ["Ctrl-M"], "for Enter"), ("repaint", ["Ctrl-["], "for Esc"),
        ("repaint", ["Ctrl-H"], "for Backspace"), ("repaint", ["Ctrl-X Ctrl-M"], "for Enter"),
        ("repaint", ["Ctrl-A"], "repaint: Ctrl-A is also the key of line-start"),
        ("repaint", ["Ctrl-X"], "begin alike"), ("repaint", ["Ctrl-A x"], "begin alike"),
        ("repaint", ["Hyper-Q"], "is no key"), ("repaint", ["q"], "could not be written any more"),
        ("repaint", ["Home"], "repaint: Home is also the key of"),
        ("send", [], "send: needs a key"),
    ])
    func whatCanNotBeBound(action: String, keys: [String], says: String) {
        do {
            _ = try Keymap(changes: [KeyChange(action: action, keys: keys)])
            Issue.record("\(action) = \(keys) was taken")
        } catch {
            #expect(error.description.contains(says), "\(error)")
        }
    }

    /// What the screen says of keys is what is bound.
    @Test func theHintsNameTheBoundKeys() throws {
        let keymap = try Keymap(changes: [
            KeyChange(action: "help", keys: ["F12"]), KeyChange(action: "complete", keys: []),
        ])
        let text = Wording.fill("{send} send  {complete} complete  {help} help  /status", keymap.legend)
        #expect(text == "Enter send  F12 help  /status")
    }

    @Test(arguments: [80, 40])
    func keysAreReadable(columns: Int) throws {
        var scene = try Scene()
        scene.happen(.say("/keys"))
        let size = Size(columns: columns, rows: 400)
        // Without the gutter, which has a dash of its own, and the ends of lines, at which a name may be broken.
        let text = scene.frame(size).text.split(separator: "\n")
            .map { $0.split(separator: "\u{2502}", maxSplits: 1).last ?? "" }
            .joined().filter { !$0.isWhitespace }
        for row in KeyRow.standard {
            #expect(text.contains(row.name), "\(row.name)")
            for chord in row.chords {
                let key = chord.notation.split(separator: " ")[0]
                #expect(text.contains(key), "\(key)")
            }
        }
    }

    @Test func thePopupAndTheSearchHaveTheirKeysFirst() {
        var keymap = Keymap()
        func action(_ code: Key.Code, _ modifiers: Key.Modifiers = [], in focus: KeyContext.Focus) -> Action?
        {
            keymap.action(for: Key(code, modifiers), in: KeyContext(isWriting: true, focus: focus))
        }
        #expect(action(.enter, in: .wantedList) == .popup(.take))
        #expect(action(.enter, in: .list) == .submit)
        #expect(action(.tab, in: .list) == .popup(.take))
        #expect(action(.up, in: .list) == .popup(.up))
        #expect(action(.tab, .shift, in: .list) == .popup(.up))
        #expect(action(.escape, in: .wantedList) == .popup(.close))
        #expect(action(.character("x"), in: .list) == .edit(.insert("x")))
        #expect(action(.backspace, in: .list) == .edit(.deleteBackward))
        #expect(action(.enter, in: .recall) == .recall(.take))
        #expect(action(.escape, in: .recall) == .recall(.cancel))
        #expect(action(.character("r"), .control, in: .recall) == .recall(.older))
        #expect(action(.character("x"), in: .recall) == .recall(.type("x")))
        #expect(action(.character("a"), .control, in: .recall) == .edit(.lineStart))
        #expect(action(.pageUp, in: .recall) == .scroll(.pages(1)))
    }

    @Test func viHasItsOwnKeys() {
        var keymap = Keymap()
        func action(_ code: Key.Code, _ modifiers: Key.Modifiers = [], in editing: KeyContext.Editing)
            -> Action?
        {
            keymap.action(for: Key(code, modifiers), in: KeyContext(isWriting: true, editing: editing))
        }
        #expect(action(.escape, in: .viInsert) == .edit(.viNormal))
        #expect(action(.escape, in: .viNormal) == .stop)
        #expect(action(.character("x"), in: .viInsert) == .edit(.insert("x")))
        #expect(action(.character("x"), in: .viNormal) == .edit(.vi("x")))
        #expect(action(.character("r"), .control, in: .viNormal) == .edit(.redo))
        #expect(action(.character("r"), .control, in: .viInsert) == .recall(.older))
        #expect(action(.character("/"), in: .viNormal) == .recall(.older))
        #expect(action(.enter, in: .viNormal) == .submit)
        #expect(action(.character("a"), .control, in: .viNormal) == nil)
    }
}
