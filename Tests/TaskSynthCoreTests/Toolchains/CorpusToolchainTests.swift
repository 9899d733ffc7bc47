import TaskSynthCore
import TaskSynthTestSupport
import Testing

/// Toolchains of real repositories, against what people read from their manifests.
@Suite(.needsCorpus) struct CorpusToolchainTests {
    private static let folder = "testlogs/detect/repos"

    @Test func `agrees with people on what each repository is`() throws {
        let answers = Corpus.files(under: Self.folder).filter { $0.hasSuffix(".expected.json") }
        try #require(answers.count > 20)
        var misses: [String: [String]] = [:]
        for answer in answers {
            let expected = try JSONValue(parsing: try Corpus.read(answer))
            let name = String(answer.split(separator: "/")[3])
            let root = "\(Self.folder)/\(name)"
            let list = String(decoding: try Corpus.read("\(root)/files.txt"), as: UTF8.self)
            let toolchain = Toolchain.detect(files: list.split(separator: "\n").map(String.init)) {
                try? Corpus.read("\(root)/tree/\($0)")
            }
            for (field, text) in Self.differences(toolchain, expected) {
                misses[field, default: []].append("\(name): \(text)")
            }
        }
        let total = answers.count
        for (field, lines) in misses.sorted(by: { $0.key < $1.key }) {
            Attachment.record(lines.joined(separator: "\n"), named: "\(field).txt")
            print(
                "\(field): \(total - lines.count) of \(total)\n  \(lines.joined(separator: "\n  "))"
            )
        }
        #expect(misses.values.map(\.count).reduce(0, +) <= 4)
    }

    private static func differences(
        _ found: Toolchain?, _ expected: JSONValue
    ) -> [(field: String, text: String)] {
        guard let found else { return [("language", "nothing found")] }
        func strings(_ key: String) -> [String] { expected[key]?.array?.compactMap(\.string) ?? [] }
        var differences: [(String, String)] = []
        func compare(_ field: String, _ got: String?, _ wanted: String?) {
            if got ?? "" != wanted ?? "" {
                differences.append((field, "\(got ?? "none") for \(wanted ?? "none")"))
            }
        }
        compare("language", found.language, expected["language"]?.string)
        compare("packageManager", found.packageManager, expected["packageManager"]?.string)
        let commands = [found.testCommand ?? ""] + found.otherTestCommands
        let wanted = expected["testCommand"]?.string ?? ""
        if !commands.contains(wanted) {
            differences.append(("testCommand", "\(commands) for \(wanted)"))
        } else if commands[0] != wanted {
            differences.append(("first testCommand", "\(commands) for \(wanted)"))
        }
        let all = found.all
        for (field, got) in [
            ("buildSystems", all.flatMap(\.buildSystems)),
            ("testFrameworks", all.flatMap(\.testFrameworks)),
            ("lockfiles", all.flatMap(\.lockfiles)),
        ] {
            let missing = strings(field).filter { !got.contains($0) }
            if !missing.isEmpty { differences.append((field, "\(got) lacks \(missing)")) }
        }
        if strings("testFrameworks").isEmpty, !found.testFrameworks.isEmpty {
            differences.append(("testFrameworks", "\(found.testFrameworks) for none"))
        }
        for (tool, version) in expected["toolVersions"]?.object?.members.map({ ($0.key, $0.value) })
            ?? []
        where !all.contains(where: {
            $0.versions.contains { $0.tool == tool && $0.wanted == version.string }
        }) {
            differences.append(
                ("toolVersions", "\(tool) \(version): \(found.versions.map(\.wanted))"))
        }
        return differences
    }
}
