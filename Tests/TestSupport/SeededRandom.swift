/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers from the same seed, everywhere.
package struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// From 0; less than `count`, which is small against 2^64.
    package mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }

    package mutating func isOne(in count: Int) -> Bool { below(count) == 0 }

    package mutating func pick<Element>(_ items: [Element]) -> Element { items[below(items.count)] }
}
