/// What unittest prints of a failure below its heading.
struct UnittestTraceback: Sendable {
    private var lines: [String] = []

    /// Adds a line, up to a limit.
    mutating func add(_ line: LogLine) {
        if lines.count < 200 { lines.append(line.text(from: 0)) }
    }

    /// Tells a result what it lacks: what was raised, where, and all the lines.
    func describe(_ result: inout TestResult) {
        result.message = result.message ?? message
        if !lines.isEmpty {
            result.output = result.output ?? lines.prefix(100).joined(separator: "\n")
        }
        guard let place else { return }
        result.file = place.file
        result.line = place.line
    }

    /// What was raised: the first line behind the frames of the last traceback.
    private var message: String? {
        let isMessage = { (text: String) in !text.isEmpty && !text.hasPrefix(" ") }
        guard let frame = lines.lastIndex(where: { $0.hasPrefix("  File \"") }) else {
            return lines.last(where: isMessage)
        }
        return lines[frame...].first(where: isMessage)
    }

    /// The last place that is not in the library.
    private var place: (file: String, line: Int?)? {
        for text in lines.reversed() where text.hasPrefix("  File \"") {
            let rest = text.dropping(prefix: "  File \"")
            guard let file = rest.before("\", line "), !file.contains("/unittest/"),
                let line = rest.after("\", line ")?.split(separator: ",").first
            else { continue }
            return (file, Int(line))
        }
        return nil
    }
}
