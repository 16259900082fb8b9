import Foundation
import JourneySupport
import Testing

/// The user says who is to answer, before or afterwards, and it is collected.
@Suite(.serialized) struct ChoosingJourneys {
    @Test func insteadIsAnsweredAndCollected() throws {
        let home = try TemporaryHome()
        let server = try ScriptedServer(replies: [.text(["From the first."]), .text(["From the second."])])
        let journey = try Program.shell(home, server)
        try journey.waitFor("Dramatis")
        try journey.say("Deploy the churn model with Docker and watch it for drift")
        try journey.waitFor("From the first.")
        try journey.waitIdle()
        try journey.press(.function(2))
        try journey.waitFor("From the second.")
        #expect(journey.text.contains("your choice"))
        _ = try journey.quit()
        let test = try Program.run(["route", "test"], home)
        #expect(test.status == 0)
        #expect(test.output.contains("1 requests"))
        #expect(test.output.contains("Deploy the churn model"))
    }
}
