/// A reader with what it has found.
struct TestLogCandidate: Sendable {
    var reader: any TestLogReader
    var run = RunBuilder()

    init(_ type: any TestLogReader.Type) { reader = type.init() }

    var framework: TestFramework { type(of: reader).framework }

    mutating func read(_ line: LogLine) {
        run.isOnLastLine = line.isLast
        reader.read(line, into: &run)
    }

    mutating func finish() {
        run.isFinishing = true
        reader.finish(&run)
    }
}
