import Personas

/// One text of a persona, read once for all that is worked out from it.
struct PersonaLine {
    /// The member's place in the document.
    var member: Int
    /// How much the field that it stands in tells about the member.
    var weight: Double
    var text: String
    var tokens: [Token]
    var matches: [FieldMatch]

    static func read(_ personas: [Persona], vocabulary: FieldVocabulary) -> [PersonaLine] {
        var lines: [PersonaLine] = []
        for (member, persona) in personas.enumerated() {
            for (weight, texts) in fields(of: persona) {
                for text in texts {
                    let tokens = Lexer.tokens(in: text[...])
                    lines.append(
                        PersonaLine(
                            member: member, weight: weight, text: text, tokens: tokens,
                            matches: vocabulary.matches(in: tokens, of: text[...])))
                }
            }
        }
        return lines
    }

    private static func fields(of persona: Persona) -> [(weight: Double, texts: [String])] {
        [
            (2.5, [persona.name] + persona.aliases),
            (2, persona.expertise),
            (1.5, [persona.focus]),
            (1.5, persona.whenToInvoke),
            (1, persona.responsibilities),
            (0.3, persona.note.map { [$0] } ?? []),
            (0.3, persona.communicationStyle + persona.otherSections.flatMap(\.lines)),
        ]
    }
}
