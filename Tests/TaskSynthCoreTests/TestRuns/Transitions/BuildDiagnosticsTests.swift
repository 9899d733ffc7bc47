import Testing

@testable import TaskSynthCore

@Suite struct BuildDiagnosticsTests {
    @Test(
        arguments: [
            "./sum_test.go:12:5: undefined: Total",
            "src/lib.rs: error[E0425]: cannot find function",
            "error[E0425]: cannot find function `total` in this scope",
            "/app/SumTest.cs(5,9): error CS0103: The name 'Total' does not exist",
            "sum.test.ts(5,9): error TS2304: Cannot find name 'total'.",
            "sum.cc:5:9: error: use of undeclared identifier 'total'",
            "[ERROR] /app/src/test/java/SumTest.java:[5,9] cannot find symbol",
            "E   ImportError: cannot import name 'total' from 'sum'",
            "Sources/Sum.swift:3:4: error: cannot find 'total' in scope",
        ])
    func `keeps lines that state an error`(line: String) {
        var diagnostics = BuildDiagnostics()
        let bytes = Array("  \(line)".utf8)
        diagnostics.read(bytes.span)
        #expect(diagnostics.lines == [line])
    }

    @Test(
        arguments: [
            "--- PASS: TestTotal (0.00s)", "ok  \texample.org/sum\t0.002s", "12:30:11: started", "",
            "tests/test_sum.py::test_total PASSED [ 50%]", "note: a: b: c",
            "see http://example.org:80/",
        ])
    func `passes over other lines`(line: String) {
        var diagnostics = BuildDiagnostics()
        let bytes = Array(line.utf8)
        diagnostics.read(bytes.span)
        #expect(diagnostics.lines.isEmpty)
    }
}
