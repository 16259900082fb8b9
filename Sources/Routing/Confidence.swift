/// How sure the scored rung is, 0...1: a logistic of three features of the scores.
///
/// - strength: `best / (best + 2)`, how much was said for the best member at all;
/// - margin: `(best - second) / (best + 1)`, how far the next one is behind;
/// - coverage: the share of the text's content words that the team's words know.
///
/// The weights are set by hand, on requests of the field and small talk that are not in this repository, so
/// that most of what falls below one half would have gone to the wrong member. A text of which nothing is
/// known has 0.
enum Confidence {
    /// Below it nobody is chosen.
    static let line = 0.5
    /// Where nobody is meant with this chance, nobody is chosen.
    static let nobody = 0.55
    /// Of two members whose chances are closer than this, the user says which.
    static let thinMargin = 0.15

    static func of(best: Double, second: Double, coverage: Double) -> Double {
        guard best > 0 else { return 0 }
        let strength = best / (best + 2)
        let margin = (best - second) / (best + 1)
        return logistic(-2.6 + 5 * strength + 2 * margin + coverage)
    }

    /// With a vocabulary: `outside` is what the text says for work that is nobody's.
    static func of(best: Double, second: Double, outside: Double, coverage: Double) -> Double {
        guard best > 0 else { return 0 }
        let strength = best / (best + 2)
        let margin = (best - second) / (best + 1)
        let strange = outside / (best + outside + 1)
        return logistic(-2.3 + 6 * strength + margin - 6 * strange + coverage)
    }

    /// Within 1e-3, which is more than three hand-set weights deserve: exp(x) as (1 + x / 1024)^1024.
    private static func logistic(_ x: Double) -> Double {
        var power = 1 + max(-20, min(20, -x)) / 1024
        for _ in 0..<10 { power *= power }
        return 1 / (1 + power)
    }
}
