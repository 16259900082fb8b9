import Prompting
import Testing

@Suite struct CodeBlockTests {
    @Test(arguments: ["\n", "\r\n"]) func endsOfLineStayAsTheyCame(end: String) {
        let reply = ["Here:", "```sql", "SELECT 1;", "", "SELECT 2;", "```", "and", "~~~", "x", "~~~"]
            .joined(separator: end)
        let blocks = CodeBlock.all(in: reply)
        #expect(blocks.map(\.language) == ["sql", ""])
        #expect(blocks.map(\.text) == ["SELECT 1;\(end)\(end)SELECT 2;", "x"])
    }

    @Test func theIndentationOfTheFenceGoesAndNoMore() {
        let blocks = CodeBlock.all(
            in: "1. so:\n   ```python title=a\n   def f():\n       return 1\n  x\n   ```\n")
        #expect(blocks.map(\.text) == ["def f():\n    return 1\nx"])
        #expect(blocks.map(\.language) == ["python"])
    }

    @Test func whatIsNotClosedEndsWithTheText() {
        #expect(CodeBlock.all(in: "```\na\nb").map(\.text) == ["a\nb"])
        #expect(CodeBlock.all(in: "```\r\na\r\nb\r\n").map(\.text) == ["a\r\nb"])
    }

    @Test func aLoneReturnEndsNoLine() {
        #expect(CodeBlock.all(in: "```\na\rb\n```").map(\.text) == ["a\rb"])
    }

    @Test(arguments: ["", "no block", "`` `inline` ``", "```only``` inline", "```\n \n```"])
    func thereIsNone(text: String) {
        #expect(CodeBlock.all(in: text) == [])
    }
}
