/// Which members hold which area, found in the personas' own words; so a persona that the user writes holds
/// the areas that its words are of, like any other.
struct AreaHolders: Sendable {
    /// By area, then by member in document order: 0...1, where the best holder has 1.
    private var shares: [[Double]]
    private let portions: [[Double]]
    /// The same by the personas' own words only; empty where nobody holds an area.
    private let held: [[Double]]
    /// By area: those that are near to it, in one step or two.
    private var lenders: [[Int32]]

    init(_ lines: [PersonaLine], members: Int, vocabulary: FieldVocabulary) {
        var claims = [[Claim]](
            repeating: [Claim](repeating: Claim(), count: members), count: vocabulary.areas.count)
        for line in lines {
            for match in line.matches {
                for sense in match.senses where sense.role != .plain {
                    claims[Int(sense.area)][line.member].add(sense.role, line.weight)
                }
            }
        }
        held = claims.map(Self.shares)
        lenders = [[Int32]](repeating: [], count: held.count)
        shares = held
        for (area, own) in held.enumerated() {
            if own.isEmpty {
                shares[area] = Self.inherited(area, held, vocabulary)
                continue
            }
            let near = vocabulary.areas[area].near
            for other in near + near.flatMap({ vocabulary.areas[$0].near }) where other != area {
                lenders[other].append(Int32(area))
            }
            for (place, other) in near.enumerated() where !held[other].isEmpty {
                for (member, share) in own.enumerated() {
                    let spilt = share * Self.spill / Double(1 + place)
                    shares[other][member] = max(shares[other][member], spilt)
                }
            }
        }
        portions = shares.map { shares in
            let sum = shares.reduce(0, +)
            return sum > 0 ? shares.map { $0 / sum } : []
        }
    }

    /// The shares in `area` where the text names other areas outright: who holds one that `area` is near to
    /// answers for this one as well. In a question about Optax the learning rate is the JAX person's.
    func shares(of area: Int32, named: Set<Int32>) -> [Double]? {
        guard var shares = shares(of: area) else { return nil }
        for other in lenders[Int(area)] where named.contains(other) {
            for (member, share) in held[Int(other)].enumerated() {
                shares[member] = max(shares[member], share * Self.loan)
            }
        }
        return shares
    }

    /// How an area's requests fall to the members, in proportion to their shares; they add up to 1. Empty where nobody
    /// holds the area, nor one near it.
    func portions(of area: Int) -> [Double] { portions[area] }

    /// How many areas fall to each member, in parts.
    func held(by members: Int) -> [Double] {
        var held = [Double](repeating: 0, count: members)
        for portions in portions {
            for (member, portion) in portions.enumerated() { held[member] += portion }
        }
        return held
    }

    /// Nil where nobody holds the area, nor one near it.
    func shares(of area: Int32) -> [Double]? {
        let own = shares[Int(area)]
        return own.isEmpty ? nil : own
    }

    /// Of what the nearest holders get for an area that is not quite theirs.
    private static let inheritance = 0.75
    private static let loan = 0.9
    /// Of what the holders of an area get of the first one that it is near to.
    private static let spill = 0.3

    /// How much a member's words are of an area.
    private struct Claim {
        private(set) var sum = 0.0
        private(set) var isAnchored = false

        mutating func add(_ role: FieldVocabulary.Role, _ weight: Double) {
            switch role {
            case .anchor:
                sum += 3 * weight
                isAnchored = true
            case .decisive: sum += 1.5 * weight
            case .strong: sum += 0.4 * weight
            case .weak, .plain: break
            }
        }

        /// A single word of the area that is no anchor may be chance, and so may an anchor in a lesser field.
        var holds: Bool { sum >= (isAnchored ? 4 : 8) }
    }

    /// In proportion to the best, and a little less, so that who merely touches an area stays behind.
    private static func shares(_ claims: [Claim]) -> [Double] {
        let best = claims.reduce(0) { $1.holds ? max($0, $1.sum) : $0 }
        guard best > 0 else { return [] }
        return claims.map { claim in
            let share = min(claim.sum / best, 1)
            return share * (0.5 + 0.5 * share)
        }
    }

    /// From the nearest areas that somebody holds, of all that are as near: breadth first.
    private static func inherited(
        _ area: Int, _ held: [[Double]], _ vocabulary: FieldVocabulary
    ) -> [Double] {
        var seen: Set<Int> = [area]
        var ring = vocabulary.areas[area].near
        var factor = inheritance
        while !ring.isEmpty {
            var best: [Double] = []
            // The first named is the nearest among those of one ring.
            for (place, other) in ring.enumerated() where !held[other].isEmpty {
                let shares = held[other].map { $0 * factor / (1 + 0.2 * Double(place)) }
                best = best.isEmpty ? shares : zip(best, shares).map(max)
            }
            if !best.isEmpty { return best }
            seen.formUnion(ring)
            ring = ring.flatMap { vocabulary.areas[$0].near }.filter { !seen.contains($0) }
            factor *= inheritance
        }
        return []
    }
}
