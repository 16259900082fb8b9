/// One decision about what is handed on in a session, as it is kept. What it says is for `Patterns` to read.
package struct HandoffRecord: Sendable, Equatable {
    package let session: SessionID
    /// From 1, without gaps.
    package let number: Int
    package let time: Timestamp
    package let text: String

    package init(session: SessionID, number: Int, time: Timestamp, text: String) {
        self.session = session
        self.number = number
        self.time = time
        self.text = text
    }
}
