import Glibc
import JourneySupport
import Testing

/// The harness that the journeys rely on, with programs that everybody has.
@Suite struct JourneyTests {
    private let environment = ["TERM": "xterm-256color", "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]

    private func shell(_ script: String, columns: Int = 40, rows: Int = 6) throws -> Journey {
        try Journey("/bin/sh", ["-c", script], environment: environment, columns: columns, rows: rows)
    }

    @Test func showsWhatAProgramWrites() throws {
        let journey = try shell(#"printf 'one\r\n\033[1;31mtwo\033[0m 中文'; exec cat"#)
        try journey.waitFor("中文")
        #expect(journey.rows == ["one", "two 中文", "", "", "", ""])
        #expect(journey.screen[0, 1].isBold)
        #expect(journey.screen[0, 1].foreground == 1)
        #expect(journey.screen[4, 1].width == 2)
        #expect(journey.screen.cursor == (8, 1))
        #expect(journey.output.contains(0x1B))
    }

    @Test func whatIsTypedArrives() throws {
        let journey = try shell("exec cat")
        try journey.type("héllo")
        try journey.press(.enter)
        try journey.waitUntil("the echo and the copy") { $0.rows[1] == "héllo" }
        try journey.press(.control("d"))
        #expect(try journey.waitForExit() == .exited(0))
    }

    @Test func theTerminalIsTheProgramsOwn() throws {
        // A size, a controlling terminal (which /dev/tty is), and Ctrl-C as a signal.
        let journey = try shell("stty size > /dev/tty; exec cat", columns: 33, rows: 7)
        try journey.waitFor("7 33")
        try journey.type("go\r")
        try journey.waitUntil("cat to run") { $0.rows[2] == "go" }
        try journey.press(.control("c"))
        #expect(try journey.waitForExit() == .signaled(SIGINT))
    }

    @Test func aResizeReachesTheProgram() throws {
        let journey = try shell(#"trap 'stty size' WINCH; echo ready; while :; do read line; done"#)
        try journey.waitFor("ready")
        journey.resize(columns: 50, rows: 9)
        try journey.waitFor("9 50")
        #expect(journey.rows.count == 9)
    }

    @Test func exitStatusAndSignalsAreTold() throws {
        #expect(try shell("exit 7").waitForExit() == .exited(7))
        let journey = try shell("exec cat")
        try journey.type("x")
        try journey.waitFor("x")
        journey.kill(SIGKILL)
        #expect(try journey.waitForExit() == .signaled(SIGKILL))
    }

    @Test func settingsThatAProgramLeavesAreSeen() throws {
        let journey = try shell("stty raw -echo; echo done")
        #expect(try journey.waitForExit() == .exited(0))
        #expect(journey.settings != journey.settingsBefore)
        let clean = try shell("stty raw -echo; stty sane 2>/dev/null; true")
        _ = try clean.waitForExit()
        #expect(clean.settings.split(separator: ":").count == journey.settings.split(separator: ":").count)
    }

    @Test func aHangupReachesTheProgram() throws {
        let journey = try shell("exec cat")
        try journey.type("x")
        try journey.waitFor("x")
        journey.terminal.hangUp()
        #expect(try journey.waitForExit() == .signaled(SIGHUP))
    }

    @Test func aFailureSaysWhatWasOnTheScreen() throws {
        let journey = try shell("echo something else; exec cat")
        try journey.waitFor("something")
        let error = #expect(throws: JourneyError.self) { try journey.waitFor("this", timeout: 0.01) }
        let told = error?.description ?? ""
        #expect(told.contains("|something else"))
        let ended = try shell("echo over")
        let second = #expect(throws: JourneyError.self) { try ended.waitFor("more") }
        let toldToo = second?.description ?? ""
        #expect(toldToo.contains("over") && toldToo.contains("exited(0)"))
    }

    @Test func muchInputAndMuchOutputDoNotLockEachOther() throws {
        let journey = try shell("stty raw -echo; echo ready; exec cat")
        try journey.waitFor("ready")
        try journey.send(Array(String(repeating: "0123456789abcdef", count: 16_384).utf8))
        try journey.waitUntil("all of it") { $0.output.count >= 262_144 }
    }

    @Test func questionsToTheTerminalAreAnswered() throws {
        let journey = try shell(#"stty raw -echo; printf '\033[6n'; head -c 6 | od -c; exec cat"#)
        try journey.waitFor("R")
    }

    @Test func clearsAreCounted() throws {
        let journey = try shell(
            #"printf '\033[H\033[2Jone\033[H\033[2'; printf 'Jtwo\033[H\033[J.'; exec cat"#)
        try journey.waitUntil("the third") { $0.rows[0] == "." }
        #expect(journey.screen.clears == 3)
    }
}
