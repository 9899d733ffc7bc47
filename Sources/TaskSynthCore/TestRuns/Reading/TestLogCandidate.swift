/// A reader with what it has found.
struct TestLogCandidate: Sendable {
    var reader: any TestLogReader
    var run = RunBuilder()

    init(_ type: any TestLogReader.Type) { reader = type.init() }

    var framework: TestFramework { type(of: reader).framework }

    /// Reads a line that may matter, and says whether the next one may, whatever it is.
    mutating func read(_ line: LogLine) -> Bool {
        run.isOnLastLine = line.isLast
        reader.read(line, into: &run)
        return reader.needsEveryLine
    }

    mutating func finish() {
        run.isFinishing = true
        reader.finish(&run)
    }
}
