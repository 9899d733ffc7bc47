import Glibc
import Measuring
import TaskSynthCore
import TaskSynthReports

/// Reads long reports, and compares with Python programs of the shape that published readers have,
/// in the same run.
///
///     swift run -c release ReportBenchmarks [MEGABYTES]
@main enum ReportBenchmarks {
    static func main() throws {
        let arguments = CommandLine.arguments
        let megabytes = arguments.count > 1 ? Int(arguments[1]) ?? 64 : 64
        let memory = Process.peakMemory
        try measure(.junit, megabytes: megabytes) { path in
            var reader = XMLTestReportReader()
            try Process.pieces(path) { try reader.read($0) }
            return try reader.finish().counts.total
        }
        print("  memory for it: \((Process.peakMemory - memory) / 1_000_000) MB")
        try measure(.cobertura, megabytes: megabytes) { path in
            var reader = XMLCoverageReportReader()
            try Process.pieces(path) { try reader.read($0) }
            return try reader.finish().files.count
        }
        try measure(.lcov, megabytes: megabytes) { path in
            try CoverageReport(reading: Process.read(path) ?? []).files.count
        }
    }

    private static func measure(
        _ sample: Sample, megabytes: Int, _ read: (String) throws -> Int
    ) throws {
        let path = "/tmp/tasksynth-benchmark-\(getpid())"
        let script = path + ".py"
        defer {
            unlink(path)
            unlink(script)
        }
        let count = max(1, megabytes * 1_000_000 / sample.piece.utf8.count)
        guard write([(sample.head, 1), (sample.piece, count), (sample.tail, 1)], to: path),
            write([(sample.program, 1)], to: script)
        else { return print("\(sample.name): no room for the file") }
        let bytes =
            sample.head.utf8.count + count * sample.piece.utf8.count + sample.tail.utf8.count
        var found = 0
        let measurement = try Measurement(runs: 2) { found = try read(path) }
        measurement.report(sample.name, bytes: bytes, note: ", \(found) found")
        guard let seconds = Process.seconds("python3 \(script) \(path)", runs: 2) else {
            return print("  a Python program: not measured")
        }
        print("  a Python program: \(Int(Double(bytes) / 1e6 / seconds)) MB/s")
    }

    private static func write(_ texts: [(text: String, times: Int)], to path: String) -> Bool {
        guard let file = fopen(path, "w") else { return false }
        defer { fclose(file) }
        for (text, times) in texts {
            for _ in 0..<times where fputs(text, file) < 0 { return false }
        }
        return true
    }
}
