import Conversation
import Personas

/// The forms in which a model writes who speaks, and what the beginning of a line is, held against them.
struct SpeakerLabels: Sendable {
    enum Reading: Equatable {
        /// Too little of the line has come.
        case undecided
        case text
        /// Text that says what a member does: "Data Engineer: owns the tables".
        case role
        /// The speaker's own label; what follows it.
        case own(rest: String)
        /// Somebody else begins to speak.
        case other(Speaker)
    }

    private enum Owner {
        case own
        case other(Speaker)
    }

    /// By text in lower case, as between brackets.
    private var bracketed: [String: Owner] = [:]
    /// As written.
    private var bare: [String: Owner] = [:]
    /// Of `bare`: says as little as "DE: Germany", and needs speech after it.
    private var short: Set<String> = []
    private var ownAbbreviation = ""
    /// Who speaks is nobody of the team, but speaks of it.
    private let isAboutMembers: Bool
    private let longest: Int

    /// Words with which somebody speaks, and no description of a role begins.
    private static let speech: Set<String> = [
        "i", "we", "my", "our", "thanks", "thank", "sure", "yes", "hi", "hello", "agreed",
    ]

    init(team: Team, speaker: Speaker) {
        isAboutMembers = speaker == .comparison
        if isAboutMembers {
            for label in ["comparison", "comparison, by no member"] { bracketed[label] = .own }
        }
        for name in ["You", "User", "Human"] {
            bracketed[name.lowercased()] = .other(.user)
            if name != "Human" { bare[name] = .other(.user) }
        }
        for persona in team.personas {
            let owner: Owner = .member(persona.slug) == speaker ? .own : .other(.member(persona.slug))
            let full = "\(persona.name) (\(persona.abbreviation))"
            let names = [persona.name, full, persona.abbreviation, persona.slug.text] + persona.aliases
            for name in names { bracketed[name.lowercased()] = owner }
            bare[persona.name] = owner
            bare[full] = owner
            if bare[persona.abbreviation] == nil, !persona.abbreviation.isEmpty {
                bare[persona.abbreviation] = owner
                short.insert(persona.abbreviation)
            }
            if .member(persona.slug) == speaker { ownAbbreviation = persona.abbreviation.lowercased() }
        }
        longest = (bracketed.keys.map(\.unicodeScalars.count).max() ?? 0) + 24
    }

    /// Never undecided for longer than a label, its emphasis and one word after it.
    func read(_ line: String, at place: LinePlace, isWhole: Bool) -> Reading {
        var cursor = Cursor(line)
        let indent = cursor.skip { $0 == " " || $0 == "\t" || (place.isFirst && $0.properties.isWhitespace) }
        // Further in it is code, or belongs to a list.
        if indent > 3, !place.isFirst { return .text }
        let emphasis = cursor.skip(Cursor.isEmphasis)
        guard let first = cursor.peek else { return isWhole ? .text : .undecided }
        if emphasis > 3 { return .text }
        if first == "[" {
            return bracket(&cursor, isEmphasised: emphasis > 0, at: place, isWhole: isWhole)
        }
        return name(&cursor, isEmphasised: emphasis > 0, at: place, isWhole: isWhole)
    }

    private func bracket(
        _ cursor: inout Cursor, isEmphasised: Bool, at place: LinePlace, isWhole: Bool
    ) -> Reading {
        cursor.advance()
        var content = ""
        while let scalar = cursor.peek, scalar != "]" {
            content.unicodeScalars.append(scalar)
            cursor.advance()
        }
        let label = content.lowercased()
        guard cursor.peek != nil else {
            if isWhole || content.unicodeScalars.count > longest { return .text }
            let canGrow = place.isFirst || bracketed.keys.contains { $0.hasScalarPrefix(label) }
            return canGrow ? .undecided : .text
        }
        cursor.advance()
        guard let owner = bracketed[label] ?? composite(label, at: place) else { return .text }
        switch colon(&cursor, isEmphasised: isEmphasised, isWhole: isWhole) {
        case .undecided: return .undecided
        case .missing: return .text
        case .there: break
        }
        switch owner {
        case .own: return .own(rest: cursor.rest)
        case .other(let speaker):
            guard isAboutMembers else { return .other(speaker) }
            return speech(as: speaker, isShort: false, &cursor, at: place, isWhole: isWhole)
        }
    }

    /// `[MLE-MLOPS]`: models join abbreviations. At the very beginning one that holds the speaker's own is its label.
    private func composite(_ label: String, at place: LinePlace) -> Owner? {
        guard place.isFirst, !ownAbbreviation.isEmpty else { return nil }
        let isOwn = label.hasSuffix("-" + ownAbbreviation) || label.hasSuffix(" " + ownAbbreviation)
        return isOwn ? .own : nil
    }

    private func name(
        _ cursor: inout Cursor, isEmphasised: Bool, at place: LinePlace, isWhole: Bool
    ) -> Reading {
        let start = cursor
        var found: (name: String, owner: Owner)?
        for (name, owner) in bare {
            var attempt = start
            switch attempt.match(name) {
            case .differs: continue
            case .runsOut:
                if !isWhole { return .undecided }
            case .matches:
                // The longest is the one that is followed by a colon.
                switch colon(&attempt, isEmphasised: isEmphasised, isWhole: isWhole) {
                case .undecided: return .undecided
                case .missing: continue
                case .there:
                    found = (name, owner)
                    cursor = attempt
                }
            }
        }
        guard let found else { return .text }
        switch found.owner {
        case .own:
            // Later in a reply its own name is a subject like any other.
            return place.isFirst ? .own(rest: cursor.rest) : .role
        case .other(let speaker):
            return speech(
                as: speaker, isShort: short.contains(found.name), &cursor, at: place, isWhole: isWhole)
        }
    }

    /// What follows a bare name tells speech from a heading or a list of roles.
    private func speech(
        as speaker: Speaker, isShort: Bool, _ cursor: inout Cursor, at place: LinePlace, isWhole: Bool
    ) -> Reading {
        cursor.skip {
            $0.properties.isWhitespace || Cursor.isEmphasis($0) || "\"“".unicodeScalars.contains($0)
        }
        var word = ""
        while let scalar = cursor.peek, scalar.properties.isAlphabetic, word.utf8.count < 12 {
            word.unicodeScalars.append(scalar)
            cursor.advance()
        }
        if cursor.peek == nil {
            if !isWhole { return .undecided }
            if word.isEmpty { return .role }
        }
        if Self.speech.contains(word.lowercased()) { return .other(speaker) }
        // A reply cut at its first word would be no reply: there, only words of speech count.
        if isShort || place.isAnnounced || place.isFirst || isAboutMembers { return .role }
        if speaker == .user || place.beginsParagraph { return .other(speaker) }
        return .role
    }

    private enum Colon { case there, missing, undecided }

    /// A colon with at most some emphasis and blanks around it; takes the blanks after it as well, and the emphasis that
    /// was opened before the label.
    private func colon(_ cursor: inout Cursor, isEmphasised: Bool, isWhole: Bool) -> Colon {
        var isClosed = !isEmphasised
        let before = cursor.skip { scalar in
            if Cursor.isEmphasis(scalar) { isClosed = true }
            return scalar == " " || Cursor.isEmphasis(scalar)
        }
        if before > 4 { return .missing }
        guard let scalar = cursor.peek else { return isWhole ? .missing : .undecided }
        if scalar != ":" { return .missing }
        cursor.advance()
        // "DE::x" and "user://" are no labels.
        guard let next = cursor.peek else { return isWhole ? .there : .undecided }
        if next == ":" || next == "/" { return .missing }
        let blanks = cursor.skip { $0 == " " || $0 == "\t" || (!isClosed && Cursor.isEmphasis($0)) }
        if cursor.peek == nil, !isWhole, blanks <= 4 { return .undecided }
        return .there
    }
}
