/// The name by which a member of the team is called everywhere: kebab case, as written in the persona document.
package struct Slug: Hashable, Sendable, Comparable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) { self.text = text }

    package var description: String { text }

    package static func < (a: Slug, b: Slug) -> Bool { a.text < b.text }
}

extension Slug: Codable {
    package init(from decoder: any Decoder) throws {
        text = try decoder.singleValueContainer().decode(String.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

/// One conversation that is kept. The text sorts by time of creation and is typed by people (`/open ID`),
/// so it is short: `20261123-1402-7f3a`.
package struct SessionID: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
    package let text: String

    package init(_ text: String) { self.text = text }

    package var description: String { text }

    package static func < (a: SessionID, b: SessionID) -> Bool { a.text < b.text }
}

/// A turn's place: its session, and its number there, from 1 and without gaps. Never used twice, so that a
/// late delta of a cancelled reply, or of a session that was left, finds no turn that takes it.
package struct TurnID: Hashable, Sendable, Comparable, Codable {
    package let session: SessionID
    package let number: Int

    package init(session: SessionID, number: Int) {
        self.session = session
        self.number = number
    }

    package static func < (a: TurnID, b: TurnID) -> Bool {
        (a.session, a.number) < (b.session, b.number)
    }
}

/// A moment, in milliseconds since 1970-01-01 UTC. The rooms that do no I/O are handed it with the event.
package struct Timestamp: Hashable, Sendable, Comparable, Codable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }

    package static func < (a: Timestamp, b: Timestamp) -> Bool { a.milliseconds < b.milliseconds }

    /// Milliseconds from `earlier` to this moment; negative when the clock was set back.
    package func since(_ earlier: Timestamp) -> Int64 { milliseconds - earlier.milliseconds }
}
