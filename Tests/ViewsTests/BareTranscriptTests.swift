import Conversation
import Testing
import Views

@Suite struct BareTranscriptTests {
    @Test func nothingIsWrappedOrIndented() throws {
        var scene = try Scene()
        let long = String(repeating: "long words ", count: 60)
        try scene.say("@de \(long)", reply: "```sql\nSELECT 1;\n    -- \u{1B}[2Jx\n```\n" + long)
        scene.happen(.say("@viz go"))
        try scene.model(.delta("Half"))
        scene.happen(.stop)
        let pieces = Array(BareTranscript.pieces(scene.state))
        #expect(pieces.count == 4)
        #expect(pieces[0] == "You, #1:\n@de \(long.dropLast())\n\n")
        #expect(
            pieces[1]
                == "DE (Data Engineer), #2:\n```sql\nSELECT 1;\n    -- ^[[2Jx\n```\n\(long)\n\n")
        #expect(pieces[3] == "VIZ (Data Visualization Specialist), #4:\nHalf\n[cancelled]\n\n")
    }
}
