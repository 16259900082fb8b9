/// The paths of those fields that nowhere in `value` have another value than nil, zero or empty: what a test of
/// every field has not set. Fields of list elements count as set when one element sets them.
func unsetFields(_ value: Any) -> Set<String> {
    var walk = FieldWalk()
    walk.visit(value, "")
    return walk.unset.subtracting(walk.set)
}

private struct FieldWalk {
    var set: Set<String> = []
    var unset: Set<String> = []

    mutating func visit(_ value: Any, _ path: String) {
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional, .collection:
            note(path, isSet: !mirror.children.isEmpty)
            for child in mirror.children { visit(child.value, path) }
        case nil:
            note(path, isSet: !isDefault(value))
        default:
            for child in mirror.children {
                visit(child.value, path.isEmpty ? child.label ?? "" : "\(path).\(child.label ?? "")")
            }
        }
    }

    private mutating func note(_ path: String, isSet: Bool) {
        if isSet { set.insert(path) } else { unset.insert(path) }
    }

    private func isDefault(_ value: Any) -> Bool {
        switch value {
        case let text as String: text.isEmpty
        case let number as any Numeric: isZero(number)
        default: false
        }
    }

    private func isZero<Number: Numeric>(_ number: Number) -> Bool { number == .zero }
}
