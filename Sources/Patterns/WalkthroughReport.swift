import Personas

package enum WalkthroughReport {
    package static func markdown(of walkthrough: Walkthrough, artifacts: [Artifact], team: Team) -> String {
        ""
    }
}
