/// A key as xterm sends it.
package enum Press: Hashable, Sendable {
    case enter, altEnter, tab, backTab, escape, backspace, delete
    case up, down, left, right, home, end, pageUp, pageDown
    case function(Int)
    /// A letter, or one of `@ [ \ ] ^ _`.
    case control(Character)
    case alt(Character)
    case wheelUp(column: Int, row: Int)
    case wheelDown(column: Int, row: Int)
    case click(column: Int, row: Int)
    case bytes([UInt8])

    package var bytes: [UInt8] {
        switch self {
        case .bytes(let bytes): bytes
        case .control(let character): [(character.asciiValue ?? 0) & 0x1F]
        default: Array(sequence.utf8)
        }
    }

    private var sequence: String {
        switch self {
        case .enter: "\r"
        case .altEnter: "\u{1B}\r"
        case .tab: "\t"
        case .backTab: "\u{1B}[Z"
        case .escape: "\u{1B}"
        case .backspace: "\u{7F}"
        case .delete: "\u{1B}[3~"
        case .up: "\u{1B}[A"
        case .down: "\u{1B}[B"
        case .right: "\u{1B}[C"
        case .left: "\u{1B}[D"
        case .home: "\u{1B}[H"
        case .end: "\u{1B}[F"
        case .pageUp: "\u{1B}[5~"
        case .pageDown: "\u{1B}[6~"
        case .function(let number): Self.function(number)
        case .alt(let character): "\u{1B}\(character)"
        case .wheelUp(let column, let row): "\u{1B}[<64;\(column + 1);\(row + 1)M"
        case .wheelDown(let column, let row): "\u{1B}[<65;\(column + 1);\(row + 1)M"
        case .click(let column, let row):
            "\u{1B}[<0;\(column + 1);\(row + 1)M\u{1B}[<0;\(column + 1);\(row + 1)m"
        case .control, .bytes: ""
        }
    }

    private static func function(_ number: Int) -> String {
        switch number {
        case 1...4: "\u{1B}O" + ["P", "Q", "R", "S"][number - 1]
        case 5...12: "\u{1B}[\([15, 17, 18, 19, 20, 21, 23, 24][number - 5])~"
        default: ""
        }
    }
}
