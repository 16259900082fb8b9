/// The exponential function without Foundation, which start-up time counts against.
enum Exponential {
    /// Within 1e-6 of the value for numbers up to 0; below -80 it is 0.
    static func of(_ x: Float) -> Float {
        if x < -80 { return 0 }
        // exp(x) = 2^k * exp(r), |r| <= ln 2 / 2, and the series for exp(r).
        let k = (x * 1.442_695_04).rounded()
        let r = x - k * 0.693_147_18
        let series = 1 + r * (1 + r * (0.5 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r / 720)))))
        return series * Float(sign: .plus, exponent: Int(k), significand: 1)
    }
}
