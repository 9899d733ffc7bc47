/// What a shell or a runtime says when a process ends before its time.
enum ProcessDeath {
    /// The state that a line stands for, where it is such a line.
    static func state(of line: LogLine) -> RunState? {
        guard let last = line.bytes.last, line.bytes.count < 400 else { return nil }
        switch last {
        case UInt8(ascii: "d"), UInt8(ascii: ")"), UInt8(ascii: "t"): break
        default: return shell(line)
        }
        let text = line.trimmed
        switch text {
        case "Killed", "killed": return .killed
        case "Terminated": return .killed
        case "Aborted", "Segmentation fault", "Bus error", "Illegal instruction",
            "Floating point exception":
            return .crashed
        default: break
        }
        if text.hasSuffix("(core dumped)") { return .crashed }
        return shell(line)
    }

    /// `script.sh: line 9:    17 Killed       command`.
    private static func shell(_ line: LogLine) -> RunState? {
        guard line.bytes.count < 300, let place = line.find(": line ") else { return nil }
        for (word, state) in [
            (" Killed ", RunState.killed), (" Terminated ", .killed), (" Aborted ", .crashed),
            (" Segmentation fault ", .crashed), (" Bus error ", .crashed),
        ] where line.text(from: place).contains(word) {
            return state
        }
        return nil
    }
}
