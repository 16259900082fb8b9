import Conversation

/// What was sent while a reply arrived, and waits to be said.
///
/// Invariant: while no reply is open and no request waits for its member, all that waits is held. Held lines go out
/// only when the user says so, with Enter on an empty line.
extension SessionEngine {
    mutating func queue(_ text: String, isPanel: Bool = false) -> [Effect] {
        state.queued.append(State.Queued(text: text, pinned: state.pinned, isPanel: isPanel))
        return saveDraftIfChanged()
    }

    /// The first that is not held is said; what can't be is held with all behind it, so that nothing ever waits for a
    /// reply that is not coming.
    mutating func sayNextQueued(at now: Timestamp) -> [Effect] {
        guard let index = state.queued.firstIndex(where: { !$0.isHeld }) else { return [] }
        let queued = state.queued.remove(at: index)
        let effects =
            queued.isPanel
            ? sayPanel(queued.text, at: now) : say(queued.text, as: queued.pinned, at: now)
        if replies.isEmpty, state.choice == nil { hold() }
        return effects
    }

    /// The reply that was waited for was stopped or failed: what waits stays where it is seen, and is not said.
    mutating func hold() {
        for index in state.queued.indices { state.queued[index].isHeld = true }
    }

    /// Enter on an empty line.
    mutating func release(at now: Timestamp) -> [Effect] {
        for index in state.queued.indices { state.queued[index].isHeld = false }
        return mustWait ? [] : sayNextQueued(at: now)
    }

    /// Up on an empty line: the last one is taken back.
    mutating func takeBackQueued() -> Bool {
        guard state.composer.isEmpty, let last = state.queued.popLast() else { return false }
        state.composer.replace(with: last.text)
        return true
    }

    /// All of it stands in the composer again: the session is left.
    mutating func returnQueued(at now: Timestamp) {
        guard !state.queued.isEmpty else { return }
        let waiting = state.queued.map(\.text) + (state.composer.isEmpty ? [] : [state.composer.draft])
        state.queued = []
        state.composer.replace(with: waiting.joined(separator: "\n"))
        draftIsChanged(at: now)
    }
}
