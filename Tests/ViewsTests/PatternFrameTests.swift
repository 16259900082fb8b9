import Canvas
import Conversation
import Engine
import Testing
import Views

/// Collaboration patterns as they are seen, as recorded in Frames/.
@Suite struct PatternFrameTests {
    private func check(_ scene: inout Scene, _ name: String, _ size: Size) throws {
        try Recorded.check(scene.frame(size), "\(name)-\(size.columns)x\(size.rows)")
    }

    @Test(arguments: Scene.sizes)
    func goalIsAskedFor(size: Size) throws {
        var scene = try Scene()
        scene.happen(.say("/pattern end-to-end"))
        try check(&scene, "goal", size)
    }

    @Test(arguments: Scene.sizes)
    func aBriefWaits(size: Size) throws {
        var scene = try Scene()
        try scene.start()
        scene.happen(.say("3 TB of Parquet in S3, one folder a day. \u{4F60}\u{597D}"))
        try scene.answer("Then one daily table: one row a customer and day, partitioned by day.")
        scene.happen(.say("/next"))
        try scene.call(.reading(done: 210, total: 420))
        try check(&scene, "drafting", size)
        try scene.call(.delta(Scene.brief), .ended(ModelEnding(outcome: .complete)))
        try check(&scene, "brief", size)
        scene.happen(.brief(.edit))
        try check(&scene, "editing", size)
    }

    @Test(arguments: Scene.sizes)
    func whoTakesTheStepIsAsked(size: Size) throws {
        var scene = try Scene()
        try scene.toThirdStep()
        try check(&scene, "member", size)
    }

    @Test(arguments: Scene.sizes)
    func underWay(size: Size) throws {
        var scene = try Scene()
        try scene.toThirdStep()
        scene.happen(.choose(3))
        try scene.answer("I begin with a small model in JAX.")
        scene.happen(.say("/back 1"))
        scene.happen(.say("/pause"))
        scene.happen(.say("/resume"))
        scene.happen(.say("The logs moved to GCS."))
        try scene.answer("Noted: GCS instead of S3.")
        try check(&scene, "walkthrough", size)
    }

    @Test(arguments: Scene.sizes)
    func answersSideBySide(size: Size) throws {
        var scene = try Scene()
        try scene.toThirdStep()
        scene.happen(.choose(3))
        try scene.answer(
            "I begin with a **small** model in JAX:\n\n- `vmap` over customers\n- \u{4E00}\u{4E8C}\u{4E09}")
        scene.happen(.say("/redo as mle-pt"))
        try scene.answer("I begin with PyTorch Lightning and a GRU over the days.")
        scene.happen(.say("/compare"))
        try check(&scene, "takes", size)
    }

    @Test(arguments: Scene.sizes)
    func finished(size: Size) throws {
        var scene = try Scene()
        try scene.toThirdStep()
        scene.happen(.choose(1))
        try scene.answer("A GRU over the days.")
        scene.happen(.say("/skip no model needed: `rules` do"))
        try scene.answer("What is there to be deployed?")
        scene.happen(.say("/skip"))
        try scene.answer("One line for each week.")
        try scene.draft()
        scene.happen(.submit)
        try check(&scene, "finished", size)
    }

    @Test(arguments: Scene.sizes)
    func whichPatternIsAsked(size: Size) throws {
        let other =
            "### Pattern 4: Research to *Paper*\n1. **ML Engineer (PyTorch/JAX)** \u{2192} Figures\n\n"
        var scene = try Scene(adding: other)
        scene.happen(.say("/pattern research"))
        try check(&scene, "patterns", size)
    }
}
