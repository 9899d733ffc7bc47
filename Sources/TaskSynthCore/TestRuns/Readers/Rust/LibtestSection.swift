/// The results of one binary.
struct LibtestSection: Sendable {
    /// How many tests it has.
    let size: Int
    /// Where its results begin.
    let start: Int
    /// Whether the results are behind, and what the tests printed follows.
    var isListing = false
    /// A summary that does not fit, as a test prints one or the binary stops early.
    var doubtful: LineMatch?
    /// The names below the last heading of failures.
    var failures: [String]?
    /// The tests that were running last, as panics and slow tests name them.
    var suspects: [String] = []

    /// What stands behind the name of a test, without its time: `ok <0.012s>`.
    static func status(of text: String) -> TestResult? {
        var text = text
        var seconds: Double?
        if text.hasSuffix("s>"), let time = text.afterLast(" <") {
            seconds = LogNumber.seconds(of: time.dropping(suffix: ">"))
            if seconds != nil { text = text.beforeLast(" <") ?? text }
        }
        var result = TestResult(id: "", status: .passed, durationSeconds: seconds)
        switch text {
        case "ok": break
        case "FAILED", "failed": result.status = .failed
        case "ignored": result.status = .skipped
        case "FAILED (time limit exceeded)":
            result.status = .failed
            result.message = "time limit exceeded"
        case _ where text.hasPrefix("TIMEOUT"):
            result.status = .failed
            result.message = "time limit exceeded"
        case _ where text.hasPrefix("ignored, "):
            result.status = .skipped
            result.message = text.dropping(prefix: "ignored, ")
        default: return nil
        }
        return result
    }
}
