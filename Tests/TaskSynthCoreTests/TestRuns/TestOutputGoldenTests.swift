import TaskSynthCore
import TaskSynthTestSupport
import Testing

/// Output of every runner, with what it says beside it.
@Suite struct TestOutputGoldenTests {
    private static let golden = GoldenFolder("test-output")

    /// The output of a case; a `\r` that is written out stands for a carriage return.
    private static func output(of name: String) throws -> [UInt8] {
        let bytes = try golden.read("input.log", of: name)
        guard name == "exunit" else { return bytes }
        let text = String(decoding: bytes, as: UTF8.self)
        return Array(text.split(separator: "\\r").joined(separator: "\r").utf8)
    }

    @Test(arguments: golden.cases)
    func `reads what a runner prints`(name: String) throws {
        let run = TestRun(reading: try Self.output(of: name))
        try Self.golden.expect(run.json.document, matches: "expected.json", of: name)
    }

    @Test(arguments: golden.cases)
    func `reads the same with colours, line endings and prefixes`(name: String) throws {
        let bytes = try Self.output(of: name)
        let plain = TestRun(reading: bytes)
        for (kind, disguised) in Disguise.all(of: bytes) {
            let run = TestRun(reading: disguised)
            #expect(run.framework == plain.framework, "\(kind)")
            #expect(run.state == plain.state, "\(kind)")
            #expect(run.counts == plain.counts, "\(kind)")
            #expect(run.tests.map(\.id) == plain.tests.map(\.id), "\(kind)")
        }
    }

    @Test(arguments: golden.cases)
    func `reads the same in pieces of any size`(name: String) throws {
        let bytes = try Self.output(of: name)
        let whole = TestRun(reading: bytes)
        for size in [1, 7, 1000] {
            var reader = TestRunReader()
            var start = 0
            while start < bytes.count {
                let end = min(start + size, bytes.count)
                reader.read(Array(bytes[start..<end]).span)
                start = end
            }
            #expect(reader.finish() == whole)
        }
    }
}
