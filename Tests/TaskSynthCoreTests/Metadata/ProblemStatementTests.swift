import TaskSynthCore
import Testing

@Suite struct ProblemStatementTests {
    let statement = ProblemStatement(
        """
        `parse()` in src/parser.py fails, see #12 and https://example.org/x.

        ### Steps to reproduce

        ```python
        # Expected
        parse("a")
        ```

        **Expected behaviour**

        It returns 1.

        Actual:
        It raises.

        ## Acceptance criteria
        1. It returns.
        - [ ] It is fast.

            File "src/parser.py", line 12
        """)

    @Test func `takes the outcomes from below their headings`() {
        #expect(statement.expectedOutcome == "It returns 1.")
        #expect(statement.actualOutcome == "It raises.")
        #expect(statement.stepsToReproduce?.hasPrefix("```python") == true)
    }

    @Test func `takes criteria from lists below a heading and from boxes`() {
        #expect(statement.acceptanceCriteria == ["It returns.", "It is fast."])
    }

    @Test func `finds what it refers to, in order`() {
        #expect(
            statement.references.map(\.kind) == [
                "symbol", "file", "issue", "url", "stackFrame",
            ])
        #expect(statement.references.map(\.text).prefix(3) == ["parse()", "src/parser.py", "#12"])
    }

    @Test func `does not take a comment in code for a heading`() {
        #expect(statement.codeBlocks == 1)
    }

    @Test func `says nothing about a text that says nothing`() {
        let empty = ProblemStatement("")
        #expect(empty.expectedOutcome == nil)
        #expect(empty.acceptanceCriteria.isEmpty)
        #expect(empty.references.isEmpty)
    }
}
