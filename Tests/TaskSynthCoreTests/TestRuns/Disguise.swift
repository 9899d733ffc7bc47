/// The same output as other programs pass it on.
enum Disguise {
    /// Every disguise of an output, with its name.
    static func all(of bytes: [UInt8]) -> [(String, [UInt8])] {
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        func each(_ change: (ArraySlice<UInt8>) -> [UInt8]) -> [UInt8] {
            var changed = Array(lines.dropLast().map(change).joined(separator: [0x0A]))
            if lines.count > 1 { changed.append(0x0A) }
            if let last = lines.last, !last.isEmpty { changed += change(last) }
            return changed
        }
        func prefixed(_ prefix: String) -> [UInt8] { each { Array(prefix.utf8) + $0 } }
        return [
            ("CRLF", each { $0 + [0x0D] }),
            ("byte order mark", [0xEF, 0xBB, 0xBF] + bytes),
            ("colours", each { Array("\u{1B}[0m\u{1B}[32m".utf8) + $0 + Array("\u{1B}[0m".utf8) }),
            ("GitHub", prefixed("2024-05-01T10:11:12.1234567Z ")),
            ("GitHub's command line", prefixed("test\tRun tests\t2024-05-01T10:11:12.1234567Z ")),
            ("GitLab", prefixed("2024-05-01T10:11:12.123456Z 01O ")),
            ("Azure", prefixed("2024-05-01T10:11:12.1234567Z ")),
            ("Jenkins", prefixed("[2024-05-01T10:11:12.123Z] ")),
            ("Jenkins, clock", prefixed("10:11:12  ")),
            ("a system log", prefixed("May 01 10:11:12 ")),
            ("a workflow", prefixed("[CI/test]   | ")),
            ("a pod", prefixed("[pod/web-5d9c/app] ")),
            ("an old container", prefixed("web_1  | ")),
            ("a container", prefixed("web-1  | ")),
            ("an image build", prefixed("#12 3.456 ")),
            ("a container's time", prefixed("web-1  | 2024-05-01T10:11:12Z ")),
        ]
    }
}
