@testable import Canvas

/// What must hold for all cells, whatever they were made from.
enum CellRules {
    static func broken(_ cells: [Cell]) -> String? {
        for cell in cells {
            let scalars = Array(cell.text.unicodeScalars)
            if scalars.isEmpty || scalars.count > 5 { return "\(scalars.count) scalars" }
            if !scalars.allSatisfy(ScalarClass.allows) { return "forbidden scalar in \(scalars)" }
            let width: Int8
            switch ScalarClass(scalars[0]) {
            case .narrow: width = 1
            case .wide: width = 2
            default: return "begins with \(scalars[0].value)"
            }
            if width != cell.width { return "width \(cell.width) of \(scalars)" }
            for scalar in scalars.dropFirst() {
                switch ScalarClass(scalar) {
                case .combining, .joiner, .nonJoiner: continue
                default: return "two columns' worth in one cell: \(scalars)"
                }
            }
        }
        return nil
    }
}
