import Canvas
import Conversation
import Engine
import Personas

/// The column at the left that says on every line who speaks: the abbreviation and a bar, in the speaker's ink.
struct Gutter: Hashable {
    /// Columns of the label; 0 in a pane too narrow for one, where the bar alone stands.
    let label: Int

    /// Columns in all, the bar and the spaces around it included.
    var columns: Int { label == 0 ? 2 : label + 3 }

    static let widest = 8

    init(label: Int) { self.label = label }

    init(team: Team, paneColumns: Int) {
        let longest = team.personas.map { Cells.of($0.abbreviation, .plain).count }.max() ?? 0
        label = paneColumns < 50 ? 0 : min(Self.widest, max(5, longest))
    }

    func cells(_ text: String, _ style: Style) -> [Cell] {
        let bar = Cells.of("\u{2502} ", Style(style.ink))
        if label == 0 { return bar }
        return padded(Cells.of(text, style), to: label) + Cells.of(" ", .plain) + bar
    }
}

/// Who says an item, in what ink, under which names.
struct Voice: Hashable {
    var short: String
    var long: String
    var ink: Ink

    static let user = Voice(short: "You", long: "You", ink: .user)
    static let comparison = Voice(short: "=", long: "Comparison", ink: .accent)
    static let shell = Voice(short: "-", long: "", ink: .faint)

    static func of(_ slug: Slug, in team: Team) -> Voice {
        guard let index = team.personas.firstIndex(where: { $0.slug == slug }) else {
            // Said when the team was another one.
            return Voice(short: slug.text, long: slug.text, ink: .faint)
        }
        let persona = team.personas[index]
        return Voice(short: persona.abbreviation, long: persona.name, ink: .member(index))
    }
}

/// Cut, with a mark at the cut, or filled up with blanks to exactly `columns`.
func fitted(_ cells: [Cell], to columns: Int) -> [Cell] {
    padded(Line(cells).clipped(to: max(0, columns)).cells, to: columns)
}

/// Cut or filled up with blanks to exactly `columns`.
func padded(_ cells: [Cell], to columns: Int) -> [Cell] {
    var result: [Cell] = []
    var width = 0
    for cell in cells {
        if width + Int(cell.width) > columns { break }
        result.append(cell)
        width += Int(cell.width)
    }
    return result + Array(repeating: .blank, count: max(0, columns - width))
}

func width(of cells: some Sequence<Cell>) -> Int {
    cells.reduce(0) { $0 + Int($1.width) }
}
