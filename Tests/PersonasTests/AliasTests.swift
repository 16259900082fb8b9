import Conversation
import Testing

@testable import Personas

@Suite struct AliasTests {
    let team: Team

    init() throws {
        let seed = try #require(Fixture.seed)
        team = try #require(Fixture.read(seed).team)
    }

    @Test(arguments: [
        ("data-engineer", "data-engineer"), ("de", "data-engineer"), ("data engineer", "data-engineer"),
        ("Data Engineer (DE)", "data-engineer"), ("ML Engineer (PyTorch)", "ml-engineer-pytorch"),
        ("PyTorch Specialist", "ml-engineer-pytorch"), ("pytorch engineer", "ml-engineer-pytorch"),
        ("PyTorch expert", "ml-engineer-pytorch"), ("ML Engineer PyTorch", "ml-engineer-pytorch"),
        ("ML Engineer - PyTorch Specialist", "ml-engineer-pytorch"), ("mle-pt", "ml-engineer-pytorch"),
        ("ML Engineer (TF)", "ml-engineer-tensorflow"), ("TensorFlow Specialist", "ml-engineer-tensorflow"),
        ("ML Engineer (TensorFlow)", "ml-engineer-tensorflow"), ("TF engineer", "ml-engineer-tensorflow"),
        ("JAX Specialist", "ml-engineer-jax"), ("ML Engineer (JAX)", "ml-engineer-jax"),
        ("Data Scientist (Stats)", "data-scientist-stats"), ("Data Scientist", "data-scientist-stats"),
        ("statistician", "data-scientist-stats"), ("stats person", "data-scientist-stats"),
        ("Data Viz Specialist", "data-viz-specialist"), ("viz specialist", "data-viz-specialist"),
        ("viz person", "data-viz-specialist"), ("Visualization Specialist", "data-viz-specialist"),
        ("Data Visualization Specialist", "data-viz-specialist"), ("VIZ", "data-viz-specialist"),
        ("MLOps", "mlops-engineer"), ("MLOps person", "mlops-engineer"), ("architect", "project-architect"),
        ("ARCH", "project-architect"),
    ])
    func seedIsCalled(_ alias: String, _ slug: String) {
        #expect(team.member(called: alias)?.slug.text == slug)
    }

    /// Words that several share, and subjects that sentences are about.
    @Test(arguments: [
        "engineer", "ML Engineer", "specialist", "ML person", "data", "data person", "data expert", "JAX",
        "PyTorch",
        "TensorFlow", "TF", "stats", "statistics", "statistical modeling", "visualization", "SQL", "project",
        "ML",
        "person", "expert", "",
    ])
    func seedIsNotCalled(_ alias: String) {
        #expect(team.member(called: alias) == nil)
    }

    @Test func noAliasTwice() {
        let all = team.personas.flatMap(\.aliases).map { $0.lowercased() }
        #expect(Set(all).count == all.count)
    }

    @Test func rulesKnowNoTeam() throws {
        let text = """
            ### Field Biologist: Marine Ecology (FB-SEA)
            **Slug**: `biologist-marine`
            **Expertise**:
            - Whales
            ### Analyst - Climatology (AN-CLIM)
            **Slug**: `analyst-climate`
            **Expertise**:
            - Rain
            ### Computer Vision (CV)
            **Slug**: `vision`
            **Expertise**:
            - Eyes
            """
        let team = try #require(Fixture.read(text).team)
        for (alias, slug) in [
            ("field biologist", "biologist-marine"), ("marine biologist", "biologist-marine"),
            ("Marine Ecology expert", "biologist-marine"), ("climatologist", "analyst-climate"),
            ("climate analyst", "analyst-climate"), ("analyst", "analyst-climate"),
            ("computer vision specialist", "vision"), ("computer vision", "vision"),
        ] {
            #expect(team.member(called: alias)?.slug.text == slug, "\(alias)")
        }
        for alias in ["climatology", "climate", "marine", "computer"] {
            #expect(team.member(called: alias) == nil, "\(alias)")
        }
    }

    @Test func derivedNeverTakesWhatIsWritten() throws {
        let text = """
            ### Statistical Modeler (SM)
            **Slug**: `modeler`
            **Expertise**:
            - Models
            ### Numbers (NUM)
            **Slug**: `statistician`
            **Expertise**:
            - Numbers
            """
        let team = try #require(Fixture.read(text).team)
        #expect(team.member(called: "statistician")?.slug.text == "statistician")
    }

    @Test func sharedAbbreviationCallsNeither() throws {
        let reading = expectDiagnostics(
            """
            ### 1. Ada Analyst (AA)
            **Slug**: `ada`
            **Expertise**:
            - Sums
            ### 2. Art Actor (△AA)
            **Slug**: `art`
            **Expertise**:
            - Plays
            """, ["calls neither"])
        let team = try #require(reading.team)
        #expect(team.member(called: "aa") == nil)
        #expect(team.member(called: "art actor")?.slug.text == "art")
        #expect(!team.personas.contains { $0.aliases.contains("AA") })
    }

    @Test func sharedNameCallsNeither() throws {
        let reading = expectDiagnostics(
            """
            ### 1. Ada Analyst (AA)
            **Slug**: `ada`
            **Expertise**:
            - Sums
            ### 2. △ada  analyst (AB)
            **Slug**: `adb`
            **Expertise**:
            - Plays
            """, ["also names \"Ada Analyst\""])
        #expect(reading.team?.member(called: "Ada Analyst") == nil)
        #expect(reading.team?.member(called: "AB")?.slug.text == "adb")
    }
}
