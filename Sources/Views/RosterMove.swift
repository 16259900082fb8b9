import Conversation
import Engine

/// What is done in the roster once it was entered.
package enum RosterMove: Hashable, Sendable {
    case enter, up, down, first, last
    /// `/as`, for the selected member.
    case speakTo
    /// Its card, and its model, in the transcript.
    case card, model
    case leave

    /// The bottom line while a member is selected, from long to short: its name as well, since the selection must not be
    /// told by its look alone.
    static func wordings(_ selected: Slug, _ state: State) -> [String] {
        let voice = Voice.of(selected, in: state.team)
        return [
            "\(voice.long): {roster-speak} speaks to them  {roster-card} card  {roster-model} model  {roster-up} "
                + "{roster-down} another  {roster-leave} back",
            "\(voice.short): {roster-speak} speaks to them  {roster-card} card  {roster-model} model  "
                + "{roster-leave} back",
            "\(voice.short): {roster-speak}  {roster-card} card  {roster-model} model  {roster-leave}",
            "\(voice.short) {roster-speak} {roster-card} {roster-model} {roster-leave}",
        ]
    }
}

/// Who is selected in the roster. It is a matter of looking, and no part of the session.
struct RosterSelection {
    private(set) var slug: Slug?

    /// Returns what is to be said as if it had been typed.
    mutating func move(_ move: RosterMove, _ state: State) -> String? {
        let members = state.team.personas.map(\.slug)
        guard !members.isEmpty else {
            slug = nil
            return nil
        }
        let at = slug.flatMap { members.firstIndex(of: $0) }
        switch move {
        case .enter:
            slug = slug ?? state.activity?.speaker ?? state.addressee ?? state.fallbackSpeaker ?? members[0]
            if at == nil, let chosen = slug, !members.contains(chosen) { slug = members[0] }
        case .up: slug = members[max(0, (at ?? 0) - 1)]
        case .down: slug = members[min(members.count - 1, (at ?? -1) + 1)]
        case .first: slug = members[0]
        case .last: slug = members[members.count - 1]
        case .leave: slug = nil
        case .speakTo:
            defer { slug = nil }
            return slug.map { "/as \($0)" }
        case .card: return slug.map { "/persona \($0)" }
        case .model: return slug.map { "/model \($0)" }
        }
        return nil
    }

    /// A member that is no longer in the team is not selected either.
    func shown(_ state: State) -> Slug? { slug.flatMap { state.team[$0] == nil ? nil : $0 } }
}
