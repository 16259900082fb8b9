extension TermIndex {
    /// The natural logarithm of a number from 1 on, to 1e-12. The standard library has none, and start-up
    /// time counts against Foundation: halve into 1..<2, then the series of the inverse hyperbolic tangent.
    static func logarithm(_ number: Double) -> Double {
        let z = (number.significand - 1) / (number.significand + 1)
        var power = z
        var sum = 0.0
        for divisor in stride(from: 1.0, through: 25, by: 2) {
            sum += power / divisor
            power *= z * z
        }
        return 2 * sum + Double(number.exponent) * 0.693_147_180_559_945_3
    }
}
