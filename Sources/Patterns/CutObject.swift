/// A JSON object that was cut off at its writer's limit: small models go on and on in one of its texts.
enum CutObject {
    /// What it may have been, whole again: all that came first, then without the last entry, and so on.
    static func closed(_ text: Substring) -> [String] {
        var scan = Scan()
        var ends: [(String.Index, closers: String)] = []
        for index in text.indices {
            // An entry ends before the comma.
            if text[index] == ",", !scan.isInString { ends.append((index, scan.closers)) }
            scan.take(text[index])
        }
        let last = String(scan.isEscaping ? text.dropLast() : text) + scan.closers
        return [last] + ends.suffix(most).reversed().map { String(text[..<$0.0]) + $0.closers }
    }

    private static let most = 4

    private struct Scan {
        var isInString = false
        var isEscaping = false
        var open: [Character] = []

        var closers: String { (isInString ? "\"" : "") + String(open.reversed()) }

        mutating func take(_ character: Character) {
            if isEscaping {
                isEscaping = false
            } else if isInString {
                isEscaping = character == "\\"
                if character == "\"" { isInString = false }
            } else {
                switch character {
                case "\"": isInString = true
                case "{": open.append("}")
                case "[": open.append("]")
                case "}", "]": _ = open.popLast()
                default: break
                }
            }
        }
    }
}
