import Conversation

/// How well a router does on requests whose right answer is known.
package struct RouteEvaluation: Sendable {
    /// Of one kind of case, or of all.
    package struct Score: Sendable, Equatable {
        package internal(set) var count = 0
        /// The right member was chosen, or nobody where nobody was right.
        package internal(set) var right = 0
        /// The right member was chosen or the runner-up; equals `right` where nobody, or a set, is right.
        package internal(set) var rightInTwo = 0

        package var share: Double { count == 0 ? 0 : Double(right) / Double(count) }
        package var shareInTwo: Double { count == 0 ? 0 : Double(rightInTwo) / Double(count) }

        mutating func add(_ isRight: Bool, _ isInTwo: Bool) {
            count += 1
            right += isRight ? 1 : 0
            rightInTwo += isInTwo ? 1 : 0
        }
    }

    package struct Mistake: Sendable, Equatable {
        package var routeCase: RouteCase
        package var receipt: RouteReceipt
    }

    /// A field of the confusion matrix; nil stands for nobody.
    package struct Confusion: Hashable, Sendable {
        package var expected: Slug?
        package var chosen: Slug?

        package init(expected: Slug?, chosen: Slug?) {
            self.expected = expected
            self.chosen = chosen
        }
    }

    package private(set) var total = Score()
    /// In the order in which the kinds appear.
    package private(set) var kinds: [(name: String, score: Score)] = []
    /// Cases with a set of names are not in it.
    package private(set) var confusion: [Confusion: Int] = [:]
    /// The surest first.
    package private(set) var mistakes: [Mistake] = []
    /// The area under the ROC curve of the receipts' scores, requests for somebody against requests for nobody: the
    /// chance that one of the former scores higher than one of the latter. Nil without both.
    package private(set) var separation: Double?

    package init(_ cases: [RouteCase], router: Router) {
        var some: [Double] = []
        var none: [Double] = []
        for routeCase in cases {
            let receipt = router.route(routeCase.text)
            switch routeCase.expectation {
            case .anyOf: some.append(receipt.score)
            case .nobody: none.append(receipt.score)
            case .called: break
            }
            take(routeCase, receipt)
        }
        mistakes.sort { $0.receipt.score > $1.receipt.score }
        if !some.isEmpty, !none.isEmpty { separation = Self.separation(some, none) }
    }

    private mutating func take(_ routeCase: RouteCase, _ receipt: RouteReceipt) {
        let chosen = receipt.speakers.first
        let isRight: Bool
        var isInTwo: Bool
        switch routeCase.expectation {
        case .anyOf(let slugs):
            isRight = chosen.map(slugs.contains) ?? false
            let two = [chosen ?? receipt.candidates.first?.slug, receipt.runnerUp].compactMap(\.self)
            isInTwo = two.contains(where: slugs.contains)
            let expected = isRight ? chosen : slugs.first
            confusion[Confusion(expected: expected, chosen: chosen), default: 0] += 1
        case .nobody:
            isRight = receipt.rung == .none
            isInTwo = isRight
            confusion[Confusion(expected: nil, chosen: chosen), default: 0] += 1
        case .called(let slugs):
            let called = receipt.rung == .invocation ? receipt.speakers : []
            isRight = Set(called) == Set(slugs)
            isInTwo = isRight
        }
        isInTwo = isInTwo || isRight
        total.add(isRight, isInTwo)
        if let index = kinds.firstIndex(where: { $0.name == routeCase.kind }) {
            kinds[index].score.add(isRight, isInTwo)
        } else {
            var score = Score()
            score.add(isRight, isInTwo)
            kinds.append((routeCase.kind, score))
        }
        if !isRight { mistakes.append(Mistake(routeCase: routeCase, receipt: receipt)) }
    }

    private static func separation(_ some: [Double], _ none: [Double]) -> Double {
        var wins = 0.0
        for high in some {
            for low in none { wins += high > low ? 1 : high == low ? 0.5 : 0 }
        }
        return wins / Double(some.count * none.count)
    }
}
