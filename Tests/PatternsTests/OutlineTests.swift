import Testing

@testable import Patterns

/// What is told of a kept block.
@Suite struct OutlineTests {
    @Test(arguments: [
        (
            """
            -- The store
            CREATE TABLE IF NOT EXISTS "day" (
                id SERIAL PRIMARY KEY,
                at DATE NOT NULL,
                `sales` DECIMAL(10, 2),
                FOREIGN KEY (id) REFERENCES month(id)
            );
            create table month(
              id int
            );
            CREATE TABLE copied AS SELECT * FROM day;
            CREATE OR REPLACE VIEW totals AS
            SELECT at, sum(sales) FROM day GROUP BY at;
            CREATE MATERIALIZED VIEW totals AS SELECT 1;
            """,
            "tables day (id, at, sales), month (id), copied; view totals"
        ),
        (
            """
            import torch
            class Net(nn.Module):
                def forward(self, x):
                    return x
            class Plain:
                pass
            def load(path):
                def inner(): pass
            """,
            "classes Net, Plain; function load"
        ),
        ("FROM python:3.12\nRUN pip install mlflow\n", ""), ("", ""), ("CREATE TABLE", ""),
        ("CREATE TABLE a (x int, y int);", "table a"), ("class", ""),
        ("def a(): pass\ndef b(): pass\ndef c(): pass\ndef d(): pass\ndef e(): pass", "functions a, b, c, d"),
    ])
    func names(_ text: String, _ outline: String) {
        #expect(Artifact(name: "a", language: "", text: text, turn: 1).outline == outline)
    }

    /// A claim of a brief has a limit, which no name of a model's may pass.
    @Test func aNameOfAnyLengthIsCut() {
        let name = String(repeating: "long", count: 5_000)
        let artifact = Artifact(name: "a", language: "", text: "class \(name):\n", turn: 1)
        #expect(artifact.outline.count == 500)
        #expect(artifact.outline.utf8.count < Brief.longestText)
    }
}
