import Conversation

/// A request of which somebody has said who should answer it.
package struct RouteCase: Sendable, Equatable {
    package enum Expectation: Sendable, Equatable {
        /// Any of these; the first is the best.
        case anyOf([Slug])
        /// Called by name: these and no others, in any order. Empty: nobody is called, whoever answers then.
        case called([Slug])
        /// Outside the team's work.
        case nobody
    }

    package var text: String
    package var expectation: Expectation
    /// By which the counts are parted; "" for none.
    package var kind: String

    package init(text: String, expectation: Expectation, kind: String = "") {
        self.text = text
        self.expectation = expectation
        self.kind = kind
    }
}
