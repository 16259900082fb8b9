import Personas
import Routing
import Synchronization

/// The router of a team, made when it is first wanted and then kept: it takes longer than a first frame may. Whoever asks
/// while it is being made waits for it.
final class RouterSource: Sendable {
    private struct Made {
        var vocabulary: FieldVocabulary?
        /// With the hash of the team's document.
        var router: (hash: String, router: Router)?
    }

    private let vocabulary: @Sendable () -> FieldVocabulary
    private let made = Mutex(Made())

    /// `vocabulary` is called once at most, with the first router.
    init(vocabulary: @escaping @Sendable () -> FieldVocabulary) {
        self.vocabulary = vocabulary
    }

    func router(of team: Team) -> Router {
        made.withLock { made in
            if let known = made.router, known.hash == team.hash { return known.router }
            let words = made.vocabulary ?? vocabulary()
            made.vocabulary = words
            let router = Router(team: team, vocabulary: words)
            made.router = (team.hash, router)
            return router
        }
    }
}
