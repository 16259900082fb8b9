/// One row of styled text, at most as wide as what it was laid out for.
package struct Line: Hashable, Sendable {
    package var cells: [Cell]

    package init(_ cells: [Cell] = []) {
        self.cells = cells
    }

    package static let empty = Line()

    /// Columns.
    package var width: Int { cells.columns }

    /// What is drawn, without style.
    package var text: String { cells.reduce(into: "") { $0 += $1.text } }

    /// The line cut to `columns`; what was cut is told by `~` in the last place.
    package func clipped(to columns: Int) -> Line {
        guard columns > 0 else { return .empty }
        var at = 0
        var kept = 0
        // How much stays when the last column is needed for the sign.
        var short = 0
        for cell in cells {
            at += Int(cell.width)
            if at > columns {
                return Line(cells[..<short] + [Cell("~", style: Style(.faint), width: 1)])
            }
            kept += 1
            if at < columns { short = kept }
        }
        return self
    }
}
