import Conversation
import Personas
import Testing

@testable import Routing

@Suite struct EvaluationTests {
    private static let cases = [
        RouteCase(text: "@de which index?", expectation: .called([Slug("data-engineer")]), kind: "called"),
        RouteCase(text: "The data engineer left.", expectation: .called([]), kind: "called"),
        RouteCase(text: "@de @viz go", expectation: .called([Slug("data-engineer")]), kind: "called"),
        RouteCase(
            text: "SQL queries and pipelines", expectation: .anyOf([Slug("data-engineer")]), kind: "field"),
        RouteCase(
            text: "SQL queries and pipelines", expectation: .anyOf([Slug("project-architect")]), kind: "field"
        ),
        RouteCase(text: "zzz qqq", expectation: .nobody, kind: "none"),
    ]

    @Test func countsWhatIsRight() {
        let evaluation = RouteEvaluation(Self.cases, router: Router(team: .sample))
        #expect(evaluation.total.count == 6)
        #expect(evaluation.total.right == 4)
        #expect(evaluation.kinds.map(\.name) == ["called", "field", "none"])
        #expect(evaluation.kinds.map(\.score.right) == [2, 1, 1])
        #expect(evaluation.separation == 1)
        let engineer = Slug("data-engineer")
        #expect(evaluation.confusion[.init(expected: engineer, chosen: engineer)] == 1)
        #expect(evaluation.confusion[.init(expected: Slug("project-architect"), chosen: engineer)] == 1)
        #expect(evaluation.confusion[.init(expected: nil, chosen: nil)] == 1)
    }

    @Test func theSurestMistakeComesFirst() {
        let evaluation = RouteEvaluation(Self.cases, router: Router(team: .sample))
        #expect(evaluation.mistakes.map(\.routeCase.text) == ["@de @viz go", "SQL queries and pipelines"])
    }

    @Test func nothingGivesNothing() {
        let evaluation = RouteEvaluation([], router: Router(team: .sample))
        #expect(evaluation.total.share == 0)
        #expect(evaluation.separation == nil)
    }
}
