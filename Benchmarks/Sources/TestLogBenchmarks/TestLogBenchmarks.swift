import Glibc
import Measuring
import TaskSynthCore

/// Reads long logs of test runs piece by piece, and compares with Python programs of the shape that
/// published log parsers have, in the same run.
///
///     swift run -c release TestLogBenchmarks [MEGABYTES]
@main enum TestLogBenchmarks {
    static func main() {
        let arguments = CommandLine.arguments
        let megabytes = arguments.count > 1 ? Int(arguments[1]) ?? 64 : 64
        for sample in Sample.all { measure(sample, megabytes: megabytes) }
        let memory = Process.peakMemory / 1_000_000
        print("peak memory: \(memory) MB")
    }

    private static func measure(_ sample: Sample, megabytes: Int) {
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
        guard let seconds = sample.secondsOfRegularExpressions(pieces: min(count, 64)) else {
            return print("  a Python program with regular expressions: not measured")
        }
        let rate = Double(min(count, 64) * piece.count) / 1e6 / seconds
        print("  a Python program with regular expressions: \(Int(rate)) MB/s")
    }
}
