import Measuring
import TaskSynthCore

/// Reads long records as streams, and compares with the JSON of Python in the same run.
///
/// Give it real sessions of one format after one another; `Measurement.processorSeconds` says what
/// all threads together cost, so that other programs on the machine disturb it less.
@main enum TrajectoryBenchmarks {
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        let files = arguments.filter { !$0.hasPrefix("--") }
        guard !files.isEmpty else {
            print("usage: TrajectoryBenchmarks [--python=PYTHON] SESSION.jsonl…")
            return
        }
        let python = arguments.lazy.compactMap { $0.option("--python=") }.first ?? "python3"
        for file in files { await measure(file, python) }
    }

    private static func measure(_ path: String, _ python: String) async {
        guard let format = format(of: path) else {
            print("\(path): no known record")
            return
        }
        let size = Process.size(path)
        print("\(path): \(size) bytes, \(format)")
        guard TrajectoryStream.formats.contains(format) else {
            readWhole(path, size)
            compare(path, size, python)
            return
        }
        var steps = 0
        let before = Process.peakMemory
        let stream = await Measurement(runs: 3) {
            var stream = TrajectoryStream(format: format)
            steps = 0
            let rest = await stream.readInParallel(Process.puller(path)) { steps += $0.count }
            steps += rest.steps.count
        }
        stream.report("  two threads", bytes: size)
        print(
            "  \(steps) steps and records, peak memory +\((Process.peakMemory - before) >> 20) MB")
        let single = Measurement(runs: 3) {
            var stream = TrajectoryStream(format: format)
            Process.pieces(path) { piece in steps += stream.read(piece).count }
            steps += stream.finish().steps.count
        }
        single.report("  one thread", bytes: size)
        guard let json = compare(path, size, python) else { return }
        print("  two threads are \(json.seconds / stream.seconds) times as fast")
        print("  one thread costs \(single.processorSeconds / json.processorSeconds) of it")
    }

    /// The format of a record of lines from its start, of a document from the whole.
    private static func format(of path: String) -> TrajectoryFormat? {
        Process.puller(path)().flatMap { TrajectoryFormat(detecting: $0) }
            ?? Process.read(path).flatMap { TrajectoryFormat(detecting: $0) }
    }

    private static func readWhole(_ path: String, _ size: Int) {
        guard let bytes = Process.read(path) else { return }
        let whole = Measurement(runs: 3) {
            _ = try? Recording(reading: bytes)
        }
        whole.report("  whole, in memory", bytes: size)
    }

    @discardableResult
    private static func compare(
        _ path: String, _ size: Int, _ python: String
    ) -> (seconds: Double, processorSeconds: Double)? {
        let script =
            "import sys,json; t=open(sys.argv[1],'rb').read(1<<16); "
            + "json.load(open(sys.argv[1])) if t[:1]!=b'{' or b'}\\n{' not in t else "
            + "[json.loads(l) and None for l in open(sys.argv[1],'rb') if l[:1]==b'{']"
        let command = "\(python) -c \"\(script)\" '\(path)'"
        guard let json = Process.cost(command, runs: 3) else { return nil }
        print(
            "  python json: \(Int(json.seconds * 1000)) ms "
                + "(\(Int(json.processorSeconds * 1000)) ms of processor), "
                + "\(Int(Double(size) / 1e6 / json.seconds)) MB/s")
        return json
    }
}

extension String {
    fileprivate func option(_ name: String) -> String? {
        hasPrefix(name) ? String(dropFirst(name.count)) : nil
    }
}
