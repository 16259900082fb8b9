/// How far the estimate is off for the model in use, learned from the prompts that the provider counted.
///
/// Grows at once when an estimate was too low, and shrinks one step at a time, never below `floor`: a transcript
/// whose words were cheap says little about the next message. Moves in steps of 1/16, because every move may shift
/// the cut in the transcript and with it what the model has to read again.
package struct TokenScale: Sendable, Equatable {
    package static let floor = 0.75
    package static let ceiling = 8.0
    private static let step = 1.0 / 16
    /// So many prompts in a row must have been well below their estimate before the factor shrinks by a step.
    private static let patience = 6
    /// Shorter prompts are mostly template, and say little.
    private static let leastTokens = 200

    package private(set) var factor: Double
    private var loose = 0

    package init(factor: Double = 1) {
        self.factor = min(max(factor.isFinite ? factor : 1, Self.floor), Self.ceiling)
    }

    /// `estimated`: of the assembly that was sent, made with this scale. `actual`: the provider's count of it.
    package mutating func observe(estimated: Int, actual: Int) {
        guard estimated >= Self.leastTokens, actual > 0 else { return }
        let needed = factor * Double(actual) / Double(estimated)
        if needed > factor {
            raise(to: needed * 1.03)
        } else if needed * 1.1 < factor - Self.step {
            loose += 1
            if loose >= Self.patience {
                factor = max(Self.floor, factor - Self.step)
                loose = 0
            }
        } else {
            loose = 0
        }
    }

    /// The provider refused a prompt as longer than its context, without a count: a quarter more from now on.
    package mutating func overflowed() { raise(to: factor * 1.25) }

    private mutating func raise(to wanted: Double) {
        factor = min(Self.ceiling, (wanted / Self.step).rounded(.up) * Self.step)
        loose = 0
    }
}
