import Prompting
import Testing

@Suite struct TokenTests {
    /// Counted with the tokenizer of Qwen2.5-Coder.
    @Test(arguments: [
        ("", 0), ("The quick brown fox jumps over the lazy dog.", 10),
        ("SELECT user_id, COUNT(*) FROM events WHERE ts >= '2026-01-01';", 23),
        ("1234567890", 10), ("我们有三太字节的日志", 8), ("你好", 1), ("for i in range(10):\n    print(i)\n", 12),
    ])
    func estimatesAreNotBelowARealTokenizer(text: String, real: Int) {
        let estimate = TokenEstimator.tokens(in: text)
        #expect(estimate >= real)
        #expect(estimate <= real * 4 + 2)
    }

    @Test(arguments: 0..<20)
    func neverMoreThanBytesAndSumsCoverJoints(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let one = hostileText(upTo: 40, using: &generator)
        let other = hostileText(upTo: 40, using: &generator)
        let joint = TokenEstimator.tokens(in: one + other)
        #expect(joint <= 2 * (one + other).utf8.count)
        #expect(joint <= TokenEstimator.tokens(in: one) + TokenEstimator.tokens(in: other) + 3)
    }

    @Test func scaleGrowsAtOnce() {
        var scale = TokenScale()
        scale.observe(estimated: 1000, actual: 1500)
        #expect(scale.factor >= 1.5 && scale.factor < 1.7)
        scale.overflowed()
        #expect(scale.factor >= 1.875)
    }

    @Test func scaleShrinksSlowlyAndNotBelowItsFloor() {
        var scale = TokenScale()
        scale.observe(estimated: 1000, actual: 300)
        #expect(scale.factor == 1)
        for _ in 0..<5 { scale.observe(estimated: 1000, actual: 300) }
        #expect(scale.factor == 1 - 1.0 / 16)
        for _ in 0..<500 { scale.observe(estimated: 1000, actual: 300) }
        #expect(scale.factor == TokenScale.floor)
    }

    @Test func scaleStaysWhereTheEstimateIsGood() {
        var scale = TokenScale()
        for _ in 0..<100 { scale.observe(estimated: 1000, actual: 950) }
        #expect(scale.factor == 1)
    }

    @Test(arguments: [(0, 0), (-5, 10), (1000, 0), (1000, -3), (10, 5000)])
    func scaleIgnoresCountsThatSayNothing(estimated: Int, actual: Int) {
        var scale = TokenScale()
        scale.observe(estimated: estimated, actual: actual)
        #expect(scale == TokenScale())
    }

    @Test func scaleHasABound() {
        var scale = TokenScale(factor: .infinity)
        for _ in 0..<100 { scale.overflowed() }
        scale.observe(estimated: 1000, actual: .max)
        #expect(scale.factor == TokenScale.ceiling)
    }
}
