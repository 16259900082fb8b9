import Conversation
import Prompting

/// Calls of the model whose answers are no turns: one at a time, and none while a reply arrives.
extension SessionEngine {
    var isBusy: Bool { !replies.isEmpty || state.call != nil }

    /// Nothing is on its way, from the model or from the store: what comes next is the user's.
    package var isSettled: Bool { !isBusy && pendingCommit == nil }

    mutating func call(
        _ purpose: State.Call.Purpose, _ assembly: PromptBuilder.Assembly, schema: String, at now: Timestamp
    ) -> [Effect] {
        callCount += 1
        // No turn has such a number.
        let turn = TurnID(session: state.summary.id, number: -callCount)
        state.call = State.Call(
            purpose: purpose, since: now, turn: turn, estimatedTokens: assembly.estimatedTokens)
        var request = request(for: assembly)
        request.schema = schema
        request.temperature = 0
        // What the user wants of replies is not meant for an object that has to be whole.
        request.maximumReplyTokens = assembly.maximumReplyTokens
        return [.cancelWarming, .ask(turn, request)]
    }

    mutating func heard(_ event: ModelEvent, ofCall call: State.Call, at now: Timestamp) -> [Effect] {
        switch event {
        case .loading: state.call?.phase = .loading
        case .reading(let done, let total): state.call?.phase = .reading(done: done, total: total)
        case .delta(let text):
            state.call?.phase = .speaking
            state.call?.text += text
            if call.text.utf8.count > Self.longestAnswer {
                return [.cancel(call.turn)]
                    + ended(call, ModelEnding(outcome: .truncated), at: now)
            }
        case .ended(let ending): return ended(state.call ?? call, ending, at: now)
        }
        return []
    }

    /// In bytes.
    private static let longestAnswer = 1 << 16

    private mutating func ended(_ call: State.Call, _ ending: ModelEnding, at now: Timestamp) -> [Effect] {
        state.call = nil
        warmed = nil
        if let prompt = ending.usage?.prompt, case .brief = call.purpose {
            scale.observe(estimated: call.estimatedTokens, actual: prompt)
        }
        var effects: [Effect]
        if case .route(let text, let receipt) = call.purpose {
            effects = routed(text, receipt, call, ending, at: now)
        } else {
            effects = drafted(call, ending, at: now)
        }
        if replies.isEmpty { effects += takePendingTeam() }
        // A draft of a brief is stored first.
        return pendingCommit == nil && !mustWait ? effects + sayNextQueued(at: now) : effects
    }

    /// What has arrived is thrown away.
    mutating func stopCall(at now: Timestamp) -> [Effect] {
        guard let call = state.call else { return [] }
        return [.cancel(call.turn)] + ended(call, ModelEnding(outcome: .cancelled), at: now)
    }
}
