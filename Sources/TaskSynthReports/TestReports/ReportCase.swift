import TaskSynthCore

/// A test of a report while its element is read.
struct ReportCase {
    /// How much of a message or of an output is kept, in characters.
    private static let maximumText = 8192

    /// The class, suite or file that it is in; empty where none is given.
    var group = ""
    /// Its own name.
    var name = ""
    /// What became of it, as far as the elements tell.
    var status = TestStatus.passed
    /// How long it took.
    var seconds: Double?
    /// The source file.
    var file: String?
    /// The line in the file.
    var line: Int?
    /// Why it failed or was skipped.
    var message: String?
    /// Its traceback or output.
    var output: String?
    /// What it is about, where it is no test.
    var scope: TestScope?

    /// Sets the status where it outweighs what is known: an error a failure, that a skip.
    mutating func raise(to other: TestStatus) {
        let order: [TestStatus] = [.passed, .skipped, .xfailed, .xpassed, .failed, .errored]
        let (old, new) = (order.firstIndex(of: status) ?? 0, order.firstIndex(of: other) ?? 0)
        if new > old { status = other }
    }

    /// Keeps what an element says: the first message, and the text beside it as output.
    mutating func note(message: String?, text: String) {
        let text = XMLElement.trimmed(String(text.prefix(Self.maximumText)))
        let message = message.flatMap { $0.isEmpty ? nil : String($0.prefix(Self.maximumText)) }
        if self.message == nil {
            self.message = message ?? (text.isEmpty ? nil : text)
            if message != nil, !text.isEmpty { output = text }
        } else if output == nil, !text.isEmpty {
            output = text
        }
    }

    /// Keeps an output, where there is none yet.
    mutating func note(output text: String) {
        let text = XMLElement.trimmed(String(text.prefix(Self.maximumText)))
        if output == nil, !text.isEmpty { output = text }
    }

    /// The result, with the id `group::name`, or the name alone.
    func result(isQualified: Bool = true) -> TestResult {
        TestResult(
            id: isQualified ? "\(group)::\(name)" : name, status: status,
            durationSeconds: seconds, file: file.flatMap { $0.isEmpty ? nil : $0 },
            line: line.flatMap { $0 > 0 ? $0 : nil }, message: message, output: output,
            scope: scope)
    }
}
