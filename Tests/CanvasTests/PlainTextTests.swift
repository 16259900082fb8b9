import Canvas
import Testing

@Suite struct PlainTextTests {
    @Test(arguments: ["", "plain", "two\nlines\n", "\n\n", "  blanks  \n x"])
    func whatIsHarmlessStays(text: String) { #expect(PlainText.of(text) == text) }

    @Test(arguments: [
        ("a\u{1B}[2Jb", "a^[[2Jb"), ("a\rb", "a^Mb"), ("a\u{202E}b\n", "a<U+202E>b\n"),
        ("a\r\nb\r\n", "a\nb\n"),
        ("\u{4E2D}\u{6587} e\u{301}", "\u{4E2D}\u{6587} e\u{301}"), ("x\u{9B}31m\n\n", "x<U+009B>31m\n\n"),
    ])
    func theRestIsNeutralised(text: String, shown: String) { #expect(PlainText.of(text) == shown) }
}
