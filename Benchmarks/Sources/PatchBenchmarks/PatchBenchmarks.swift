import Measuring
import TaskSynthCore

/// Reads a long patch as a whole, and compares with `git apply` and `unidiff` in the same run.
@main enum PatchBenchmarks {
    static func main() async throws {
        // Before anything else has used memory that it could use again.
        if CommandLine.arguments.count > 1 { try StreamMemory.measure(CommandLine.arguments[1]) }
        guard CommandLine.arguments.count > 1, let bytes = Process.read(CommandLine.arguments[1])
        else {
            print("usage: PatchBenchmarks PATCH [PYTHON]    (git log -p > PATCH)")
            return
        }
        let path = CommandLine.arguments[1]
        print("\(path): \(bytes.count) bytes")

        var counts = Counts()
        let model = try Measurement {
            counts = Counts()
            try counts.add(Patch(parsing: bytes))
        }
        let perFile = Double(model.allocations) / Double(max(1, counts.files))
        model.report("full model", bytes: bytes.count, note: ", \(perFile) a section")
        print("  \(counts)")
        var inParallel = Counts()
        let parallel = try await Measurement {
            inParallel = Counts()
            try await inParallel.add(Patch(parsingInParallel: bytes))
        }
        parallel.report("full model with two threads", bytes: bytes.count)
        precondition(inParallel.isSame(as: counts), "two threads see another patch")
        let withReading = try Measurement(runs: 3) {
            var counts = Counts()
            try counts.add(Patch(parsing: Process.read(path) ?? []))
        }
        withReading.report("full model and reading the file", bytes: bytes.count)

        var streamed = Counts()
        let stream = try Measurement(runs: 3) {
            streamed = Counts()
            var stream = PatchStream()
            try Process.pieces(path) { piece in try stream.read(piece) { streamed.add($0) } }
            try stream.finish { streamed.add($0) }
        }
        stream.report("stream and reading the file", bytes: bytes.count)
        precondition(streamed.isSame(as: counts), "the stream sees another patch")

        if let git = Process.cost("git apply --numstat '\(path)' > /dev/null") {
            let rate = Int(Double(bytes.count) / 1e6 / git.seconds)
            print(
                "git apply --numstat: \(Int(git.seconds * 1000)) ms "
                    + "(\(Int(git.processorSeconds * 1000)) ms of processor), \(rate) MB/s")
            for (name, measurement) in [
                ("the model", model), ("with two threads", parallel),
                ("with reading the file", withReading),
                ("as a stream", stream),
            ] {
                let ratio = git.seconds / measurement.seconds
                let processor = git.processorSeconds / measurement.processorSeconds
                print("  \(name): \(ratio) times as fast, by processor time \(processor) times")
            }
        }
        if CommandLine.arguments.count > 2 {
            let script =
                "import sys; from unidiff import PatchSet; p=PatchSet(open(sys.argv[1], encoding='latin-1', newline='\\n')); print(len(p))"
            if let python = Process.seconds(
                "\(CommandLine.arguments[2]) -c \"\(script)\" '\(path)' > /dev/null", runs: 1)
            {
                print(
                    "python unidiff: \(python) s; the model is \(python / model.seconds) times as fast"
                )
            }
        }
        precondition(perFile <= 2, "more than two allocations a section")
    }
}

/// What a walk over the whole model sees, so that nothing of it can be left out.
struct Counts: CustomStringConvertible {
    var files = 0
    var hunks = 0
    var additions = 0
    var deletions = 0
    var pathBytes = 0
    var renames = 0
    var lastLine = 0

    /// Whether another walk saw the same sections.
    func isSame(as other: Counts) -> Bool {
        files == other.files && hunks == other.hunks && additions == other.additions
            && deletions == other.deletions && pathBytes == other.pathBytes
            && renames == other.renames
    }

    mutating func add(_ file: FileSummary) {
        files += 1
        hunks += file.hunkCount
        additions += file.additions
        deletions += file.deletions
        pathBytes += file.path.bytes.count
        if file.status == .renamed { renames += 1 }
    }

    mutating func add(_ patch: Patch) {
        for file in patch.files {
            files += 1
            pathBytes += file.path.bytes.count
            if file.status == .renamed { renames += 1 }
            additions += file.additions
            deletions += file.deletions
            for hunk in file.hunks {
                hunks += 1
                lastLine = max(lastLine, hunk.newStart + hunk.newCount)
            }
        }
    }

    var description: String {
        "\(files) files, \(hunks) hunks, +\(additions) -\(deletions), \(renames) renames"
    }
}
