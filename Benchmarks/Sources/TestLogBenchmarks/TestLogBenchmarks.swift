import Glibc
import Measuring
import TaskSynthCore

/// Reads long logs of test runs piece by piece, and compares with the parsers of SWE-bench, in the
/// same run, where a Python with the package `swebench` is given.
///
///     swift run -c release TestLogBenchmarks [MEGABYTES] [PYTHON]
@main enum TestLogBenchmarks {
    static func main() {
        let arguments = CommandLine.arguments
        let megabytes = arguments.count > 1 ? Int(arguments[1]) ?? 64 : 64
        let python = arguments.count > 2 ? arguments[2] : nil
        for sample in Sample.all { measure(sample, megabytes: megabytes, python: python) }
        let memory = Process.peakMemory / 1_000_000
        print("peak memory: \(memory) MB")
    }

    private static func measure(_ sample: Sample, megabytes: Int, python: String?) {
        // The log is repeated, not held: the reader sees each piece once.
        let piece = sample.body
        let count = max(1, megabytes * 1_000_000 / piece.count)
        let bytes = sample.head.count + count * piece.count + sample.tail.count
        var tests = 0
        let measurement = Measurement(runs: 2) {
            var reader = TestRunReader()
            reader.read(sample.head.span)
            for _ in 0..<count { reader.read(piece.span) }
            reader.read(sample.tail.span)
            tests = reader.finish().counts.total
        }
        measurement.report(sample.name, bytes: bytes, note: ", \(tests) tests")
        let printed = Measurement(runs: 2) {
            var coverage = PrintedCoverageReader()
            coverage.read(sample.head.span)
            for _ in 0..<count { coverage.read(piece.span) }
            coverage.read(sample.tail.span)
            _ = coverage.finish()
        }
        printed.report("  its coverage besides", bytes: bytes)
        guard let python, let name = sample.parser?.function else { return }
        // A tenth is enough to know the rate of a program that reads line by line.
        let pieces = max(1, count / 10)
        guard let seconds = sample.secondsOfPublishedParser(python: python, pieces: pieces) else {
            return print("  SWE-bench's \(name): not measured")
        }
        let rate = Double(pieces * piece.count) / 1e6 / seconds
        print("  SWE-bench's \(name): \(Int(rate)) MB/s")
    }
}
