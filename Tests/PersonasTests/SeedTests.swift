import Conversation
import Testing

@testable import Personas

/// The team that ships: every field of it.
@Suite struct SeedTests {
    let text: String
    let team: Team

    init() throws {
        text = try #require(Fixture.seed)
        let reading = PersonaDocument.read(text, file: "personas.md")
        #expect(reading.diagnostics.isEmpty)
        team = try #require(reading.team)
    }

    struct Member: Sendable, CustomTestStringConvertible {
        let slug: String
        let abbreviation: String
        let name: String
        let focus: String
        /// First and last item of each section.
        let expertise: [String]
        let responsibilities: [String]
        let style: [String]
        let invoke: [String]
        var testDescription: String { slug }
    }

    static let members = [
        Member(
            slug: "data-engineer", abbreviation: "DE", name: "Data Engineer",
            focus: "SQL, pipelines, data infrastructure",
            expertise: ["SQL (PostgreSQL, SQLite, query optimization)", "dbt (data build tool)"],
            responsibilities: ["Setting up data infrastructure", "Ensuring data quality and integrity"],
            style: ["Practical and infrastructure-focused", "Focuses on data flow and dependencies"],
            invoke: ["Setting up databases or data sources", "Data cleaning and preprocessing at scale"]),
        Member(
            slug: "ml-engineer-pytorch", abbreviation: "MLE-PT", name: "ML Engineer - PyTorch Specialist",
            focus: "Deep learning, research flexibility",
            expertise: [
                "PyTorch framework (tensors, autograd, nn.Module)", "Hugging Face Transformers integration",
            ],
            responsibilities: [
                "Building neural network models in PyTorch", "Model evaluation and validation",
            ],
            style: [
                "Code-first approach with detailed explanations",
                "Emphasizes PyTorch idioms and best practices",
            ],
            invoke: ["Building deep learning models", "When user wants to understand internals"]),
        Member(
            slug: "ml-engineer-tensorflow", abbreviation: "MLE-TF",
            name: "ML Engineer - TensorFlow Specialist", focus: "Production ML, deployment",
            expertise: ["TensorFlow 2.x and Keras API", "TensorFlow Hub and pre-trained models"],
            responsibilities: ["Building production-ready ML models", "Transfer learning implementations"],
            style: ["Production-oriented mindset", "Focuses on scalability and serving"],
            invoke: ["Production ML pipelines", "Distributed training scenarios"]),
        Member(
            slug: "ml-engineer-jax", abbreviation: "MLE-JAX", name: "ML Engineer - JAX Specialist",
            focus: "High-performance, functional ML",
            expertise: ["JAX fundamentals (jit, grad, vmap, pmap)", "High-performance numerical computing"],
            responsibilities: [
                "Implementing models with functional paradigm", "Research-oriented implementations",
            ],
            style: ["Functional programming focused", "Provides mathematical intuition"],
            invoke: ["High-performance numerical computing", "Batched computations with vmap"]),
        Member(
            slug: "data-scientist-stats", abbreviation: "DS-STATS",
            name: "Data Scientist - Statistical Modeling", focus: "Statistical modeling, inference",
            expertise: ["Statistical inference and hypothesis testing", "scipy, statsmodels, scikit-learn"],
            responsibilities: [
                "Statistical analysis and interpretation", "Bridging domain knowledge with statistics",
            ],
            style: ["Rigorous but accessible explanations", "Connects to scientific research context"],
            invoke: ["Statistical hypothesis testing", "When statistical rigor is paramount"]),
        Member(
            slug: "mlops-engineer", abbreviation: "MLOPS", name: "MLOps Engineer",
            focus: "Experiment tracking, deployment",
            expertise: [
                "ML experiment tracking (MLflow, Weights & Biases)", "Reproducibility best practices",
            ],
            responsibilities: ["Setting up experiment tracking", "Infrastructure as code for ML"],
            style: ["Operations and reliability focused", "Focuses on automation and monitoring"],
            invoke: ["Setting up experiment tracking", "Model monitoring and maintenance"]),
        Member(
            slug: "data-viz-specialist", abbreviation: "VIZ", name: "Data Visualization Specialist",
            focus: "Visualization, dashboards",
            expertise: ["matplotlib and seaborn", "Publication-quality figures"],
            responsibilities: ["Creating informative visualizations", "Designing for different audiences"],
            style: ["Visual-first thinking", "Focuses on audience and message"],
            invoke: ["Creating visualizations", "When visual communication is key"]),
        Member(
            slug: "project-architect", abbreviation: "ARCH", name: "Project Architect",
            focus: "Structure, standards, planning",
            expertise: ["Project structure and organization", "Technical debt management"],
            responsibilities: ["Designing project structure", "Ensuring maintainability"],
            style: ["Big-picture thinking", "Focuses on long-term project health"],
            invoke: ["Starting new project components", "Documentation and standards"]),
    ]

    @Test func membersInOrder() {
        #expect(team.personas.map(\.slug.text) == Self.members.map(\.slug))
    }

    @Test(arguments: members) func everyField(of member: Member) throws {
        let persona = try #require(team[Slug(member.slug)])
        #expect(persona.abbreviation == member.abbreviation)
        #expect(persona.name == member.name)
        #expect(persona.focus == member.focus)
        for (list, count, ends) in [
            (persona.expertise, 7, member.expertise), (persona.responsibilities, 5, member.responsibilities),
            (persona.communicationStyle, 4, member.style), (persona.whenToInvoke, 5, member.invoke),
        ] {
            #expect(list.count == count)
            #expect([list.first, list.last] == [ends.first, ends.last])
        }
        #expect(persona.otherSections.isEmpty)
        let note =
            "This persona bridges your scientific research background with industry data science practices."
        #expect(persona.note == (member.slug == "data-scientist-stats" ? note : nil))
        #expect(
            persona.aliases.prefix(4) == [
                member.slug, member.abbreviation, member.name, "\(member.name) (\(member.abbreviation))",
            ])
    }

    /// The sections one after another are the document's bullets, none lost, none invented, none elsewhere.
    @Test func everyBulletInItsOrder() {
        let bullets = text.split(separator: "\n").filter { $0.hasPrefix("- ") }.map {
            String($0.dropFirst(2))
        }
        let items = team.personas.flatMap {
            $0.expertise + $0.responsibilities + $0.communicationStyle + $0.whenToInvoke
        }
        #expect(items.count == 168)
        #expect(items == bullets)
    }

    @Test func everyStep() {
        let expected: [(String, String, [(String, String, [String])])] = [
            (
                "end-to-end-ml-pipeline", "End-to-End ML Pipeline",
                [
                    ("Data Engineer", "Set up data infrastructure and pipelines", ["data-engineer"]),
                    (
                        "Data Scientist (Stats)", "Exploratory analysis and feature engineering",
                        ["data-scientist-stats"]
                    ),
                    (
                        "ML Engineer (PyTorch/TF/JAX)", "Model development",
                        ["ml-engineer-pytorch", "ml-engineer-tensorflow", "ml-engineer-jax"]
                    ),
                    ("MLOps Engineer", "Experiment tracking and deployment", ["mlops-engineer"]),
                    ("Data Viz Specialist", "Results visualization and reporting", ["data-viz-specialist"]),
                ]
            ),
            (
                "research-to-production", "Research to Production",
                [
                    (
                        "Data Scientist (Stats)", "Statistical analysis and hypothesis",
                        ["data-scientist-stats"]
                    ),
                    (
                        "ML Engineer (JAX/PyTorch)", "Research implementation",
                        ["ml-engineer-jax", "ml-engineer-pytorch"]
                    ),
                    ("ML Engineer (TensorFlow)", "Production optimization", ["ml-engineer-tensorflow"]),
                    ("MLOps Engineer", "Deployment and monitoring", ["mlops-engineer"]),
                ]
            ),
            (
                "data-infrastructure-setup", "Data Infrastructure Setup",
                [
                    ("Project Architect", "Design overall structure", ["project-architect"]),
                    ("Data Engineer", "Implement data layer", ["data-engineer"]),
                    ("MLOps Engineer", "Set up tracking and reproducibility", ["mlops-engineer"]),
                ]
            ),
        ]
        #expect(team.patterns.count == expected.count)
        for (pattern, (slug, title, steps)) in zip(team.patterns, expected) {
            #expect(pattern.slug.text == slug)
            #expect(pattern.title == title)
            let wanted = steps.enumerated().map { index, step in
                Pattern.Step(
                    number: index + 1, task: step.1, role: step.0, personas: step.2.map { Slug($0) })
            }
            #expect(pattern.steps == wanted)
        }
    }

    /// Computed with another program.
    @Test func hash() {
        #expect(team.hash == "332db5acf2c73eaf22f016ed22df95af0d6eb86d29c5c6f94c099e76337d0356")
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(digest(of: "") == empty)
    }
}
