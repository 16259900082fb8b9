import Conversation

/// Whoever answers requests: a server somewhere, or the embedded engine.
package protocol ModelProvider: Sendable {
    /// May ask the server the first time, for a few seconds at most; never fails.
    var traits: ModelTraits { get async }

    /// Hands over what comes, in the order of `ModelEvent`, from one task at a time. The last event is always, and
    /// only the last is, `.ended`. When the calling task is cancelled the request is closed, so that the server stops,
    /// and `.ended` with the outcome cancelled follows at once.
    func stream(_ request: ModelRequest, deliver: @escaping @Sendable (ModelEvent) -> Void) async
}
