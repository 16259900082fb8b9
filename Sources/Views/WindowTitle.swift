import Conversation
import Engine

/// What the terminal's window is called: "dramatis - churn study - DE speaking". As others wrote it; whoever sends it
/// neutralises it.
package enum WindowTitle {
    package static func text(_ state: State) -> String {
        let title = state.summary.title
        return ["dramatis", title.isEmpty ? nil : title, standing(state)].compactMap(\.self).joined(
            separator: " - ")
    }

    private static func standing(_ state: State) -> String? {
        if let activity = state.activity {
            let who = activity.speaker.map { Voice.of($0, in: state.team).short } ?? Voice.comparison.long
            return activity.phase == .speaking ? "\(who) speaking" : "\(who) thinking"
        }
        if state.call != nil { return "thinking" }
        if state.card != nil { return "waits for you" }
        return nil
    }
}
