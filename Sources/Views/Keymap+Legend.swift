import Engine

extension Keymap {
    /// What `/keys`, `/help` and the bottom line tell. An action that stands in several rows is one row of it.
    package var legend: KeyLegend {
        var result: [KeyLegend.Row] = []
        for area in KeyRow.Area.allCases {
            for row in rows where row.area == area {
                let keys = row.chords.map(\.notation)
                if let known = result.firstIndex(where: { $0.action == row.name && $0.area == area.rawValue })
                {
                    for key in keys where !result[known].keys.contains(key) { result[known].keys.append(key) }
                } else {
                    result.append(
                        KeyLegend.Row(
                            action: row.name, area: area.rawValue, keys: keys, when: row.mode.aside,
                            summary: row.summary, isChanged: row.isChanged))
                }
            }
        }
        return KeyLegend(result)
    }
}

extension KeyMode {
    /// As `/keys` says it; "" where it goes without saying.
    fileprivate var aside: String {
        switch self {
        case .always, .writing, .empty, .typing, .emacs, .viInsert: ""
        case .list, .wantedList, .recall: ""
        case .viNormal, .roster, .search: rawValue
        }
    }
}
