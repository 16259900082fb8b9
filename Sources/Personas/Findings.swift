/// A position in the document, both from 1, the column in characters.
struct Place: Equatable, Comparable {
    let line: Int
    let column: Int

    static func < (a: Place, b: Place) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

/// What is noticed while a document is read.
struct Findings {
    private let file: String
    private var diagnostics: [Diagnostic] = []
    private var hasErrors = false
    private var unlisted = 0

    init(file: String) { self.file = file }

    mutating func error(_ place: Place, _ message: @autoclosure () -> String) {
        hasErrors = true
        add(.error, place, message)
    }

    mutating func warning(_ place: Place, _ message: @autoclosure () -> String) {
        add(.warning, place, message)
    }

    /// The message is not even made once the list is full: it may cost a search for near names.
    private mutating func add(_ severity: Diagnostic.Severity, _ place: Place, _ message: () -> String) {
        guard diagnostics.count < PersonaDocument.Limit.diagnostics else {
            unlisted += 1
            return
        }
        diagnostics.append(
            Diagnostic(
                severity: severity, file: file, line: place.line, column: place.column, message: message()))
    }

    /// In document order; without the team when there was an error.
    func reading(_ team: Team?) -> PersonaDocument.Reading {
        var sorted = diagnostics.enumerated().sorted { a, b in
            (a.element.line, a.element.column, a.offset) < (b.element.line, b.element.column, b.offset)
        }.map(\.element)
        if unlisted > 0, let last = sorted.last {
            let severity: Diagnostic.Severity = hasErrors ? .error : .warning
            sorted.append(
                Diagnostic(
                    severity: severity, file: file, line: last.line, column: last.column,
                    message: "\(unlisted) more of these are not listed; mend the first ones and read again"))
        }
        return PersonaDocument.Reading(team: hasErrors ? nil : team, diagnostics: sorted)
    }
}
