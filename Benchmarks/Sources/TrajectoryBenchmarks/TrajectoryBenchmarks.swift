import Measuring
import TaskSynthCore

/// Reads a long record as a stream, and compares with the JSON of Python in the same run.
@main enum TrajectoryBenchmarks {
    static func main() {
        guard CommandLine.arguments.count > 1, let bytes = Process.read(CommandLine.arguments[1])
        else {
            print("usage: TrajectoryBenchmarks SESSION.jsonl [PYTHON]")
            return
        }
        let path = CommandLine.arguments[1]
        guard let format = TrajectoryFormat(detecting: Array(bytes.prefix(1 << 20))) else {
            print("\(path): no known record")
            return
        }
        let size = bytes.count
        print("\(path): \(size) bytes, \(format)")
        let before = Process.peakMemory
        var steps = 0
        let stream = Measurement(runs: 3) {
            steps = 0
            var stream = TrajectoryStream(format: format)
            Process.pieces(path) { piece in steps += stream.read(piece).count }
            steps += stream.finish().steps.count
        }
        stream.report("stream and reading the file", bytes: size)
        print(
            "  \(steps) steps and records, peak memory +\((Process.peakMemory - before) >> 20) MB")
        guard CommandLine.arguments.count > 2 else { return }
        let script =
            "import sys,json,time; t=time.perf_counter(); "
            + "[json.loads(l) and None for l in open(sys.argv[1],'rb') if l[:1]==b'{']; "
            + "sys.stderr.write(f'python json: {time.perf_counter()-t:.3f} s\\n')"
        guard
            let python = Process.seconds(
                "\(CommandLine.arguments[2]) -c \"\(script)\" '\(path)'", runs: 3)
        else { return }
        print("python json: \(Int(Double(size) / 1e6 / python)) MB/s")
        print("  the stream is \(python / stream.seconds) times as fast")
    }
}
