import Foundation
import Personas

@testable import Routing

/// The vocabulary and the team as they ship.
enum Shipped {
    static let vocabulary = Result {
        try FieldVocabulary(
            text("Resources/field-vocabulary.txt"),
            lexicon: .array(Array(lexicon.get().utf8)))
    }
    static let lexicon = Result { try text("Resources/field-lexicon.txt") }
    static let team = Result {
        let reading = PersonaDocument.read(try text("Resources/personas.md"), file: "personas.md")
        guard let team = reading.team else { throw Missing(diagnostics: reading.diagnostics) }
        return team
    }

    private static let own = Result { Router(team: try team.get(), vocabulary: try vocabulary.get()) }

    static func router(adding persona: Persona? = nil) throws -> Router {
        guard let persona else { return try own.get() }
        let personas = try team.get().personas + [persona]
        return Router(team: Team(personas: personas), vocabulary: try vocabulary.get())
    }

    static func requests(_ file: String) throws -> [FieldRequest] {
        try text("Tests/RoutingTests/\(file)").split(separator: "\n").map {
            try JSONDecoder().decode(FieldRequest.self, from: Data($0.utf8))
        }
    }

    private struct Missing: Error { var diagnostics: [Diagnostic] }

    private static func text(_ path: String) throws -> String {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }
}

struct FieldRequest: Decodable, Sendable {
    var text: String
    /// The slugs of those who may answer; none for what is outside the team's work.
    var accept: [String]
    /// named: with the name of a library or tool; hard: without; none.
    var kind: String
}
