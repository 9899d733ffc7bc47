/// How the tests of a package run, as the scripts of `package.json` say it.
struct NodeTests {
    private static let runners = [
        "vitest", "jest", "mocha", "ava", "tap", "tape", "jasmine", "karma", "playwright",
        "cypress", "uvu", "node-tap", "borp", "wtr", "web-test-runner",
    ]
    private static let configurations: [(prefix: String, runner: String)] = [
        ("vitest.config.", "vitest"), ("jest.config.", "jest"), (".mocharc", "mocha"),
        ("ava.config.", "ava"), ("karma.conf.", "karma"), ("playwright.config.", "playwright"),
        ("cypress.config.", "cypress"), ("jasmine.json", "jasmine"),
    ]

    let folder: String
    let files: ProjectFiles
    let package: JSONValue
    let packages: Set<String>
    let manager: String

    private var manifest: String { ProjectFiles.join(folder, "package.json") }

    func describe(_ toolchain: inout Toolchain) {
        let script = script("test")
        let segment = script.flatMap { NodeScript(self, $0).testSegment }
        if let segment, let runner = segment.runner {
            toolchain.addTestFramework(runner, manifest)
        }
        if toolchain.testFrameworks.isEmpty {
            let names = files.names(in: folder)
            if let found = Self.configurations.first(where: { item in
                names.contains { $0.hasPrefix(item.prefix) }
            }) {
                let name = names.first { $0.hasPrefix(found.prefix) } ?? ""
                toolchain.addTestFramework(found.runner, ProjectFiles.join(folder, name))
            } else if let runner = Self.runners.first(where: packages.contains) {
                toolchain.addTestFramework(runner == "node-tap" ? "tap" : runner, manifest)
            }
        }
        guard script != nil else {
            useRunner(&toolchain)
            return
        }
        let call = manager == "bun" ? "bun run test" : "\(manager) test"
        let hooks = [self.script("pretest"), self.script("posttest")].compactMap(\.self)
        let hasCheckHook = hooks.contains { $0.contains("lint") || $0.contains("prettier") }
        if let segment, segment.isPart || segment.isInteractive || hasCheckHook {
            toolchain.useCommand(segment.direct(manager: manager), manifest)
            toolchain.otherTestCommands = [call]
        } else {
            toolchain.useCommand(call, manifest)
            if let segment { toolchain.otherTestCommands = [segment.direct(manager: manager)] }
        }
        toolchain.commands = commands(toolchain, segment, call: call)
    }

    /// A script of the manifest, where it is not the one that says that there are no tests.
    func script(_ name: String) -> String? {
        guard let script = package["scripts"]?[name]?.string, !script.isEmpty,
            !script.contains("no test specified")
        else { return nil }
        return script
    }

    /// Without a script, the runner itself is called, or Node's own where tests are for it.
    private func useRunner(_ toolchain: inout Toolchain) {
        if let runner = toolchain.testFrameworks.first {
            let segment = NodeScript.Segment(line: runner == "vitest" ? "vitest run" : runner)
            toolchain.useCommand(segment.direct(manager: manager), manifest)
            toolchain.commands = commands(toolchain, segment, call: "npx \(segment.line)")
            return
        }
        let prefix = folder.isEmpty ? "" : "\(folder)/"
        let tests = files.below(prefix).filter { path in
            path.contains(".test.") || path.hasPrefix("\(prefix)test/") || path.contains("/test/")
        }
        guard let test = tests.first(where: { files.text($0)?.contains("node:test") == true })
        else {
            return
        }
        toolchain.addTestFramework("node-test", test)
        toolchain.useCommand("node --test", test)
        toolchain.commands = commands(
            toolchain, NodeScript.Segment(line: "node --test"), call: "node --test")
    }

    private func local(_ segment: NodeScript.Segment, _ line: String) -> String {
        segment.local(line, folder: folder)
    }

    private func commands(
        _ toolchain: Toolchain, _ segment: NodeScript.Segment?, call: String
    ) -> TestCommands {
        guard let segment, let runner = segment.runner else {
            let runner = toolchain.testFrameworks.first
            return TestCommands(all: runner == nil || segment == nil ? call : segment?.line ?? call)
        }
        let line = segment.plain
        switch runner {
        case "node-test":
            let reporters =
                "--test-reporter=spec --test-reporter-destination=stdout "
                + "--test-reporter=junit --test-reporter-destination=\"$TEST_REPORTS\"/junit.xml"
            func with(_ options: String) -> String {
                line.split(separator: " ").map { $0 == "--test" ? "--test \(options)" : $0 }
                    .joined(separator: " ")
            }
            return TestCommands(
                all: with(reporters),
                coverage: with(
                    "--experimental-test-coverage \(reporters) --test-reporter=lcov "
                        + "--test-reporter-destination=\"$TEST_REPORTS\"/lcov.info"),
                coverageProbe: "node --test-reporter=lcov --experimental-test-coverage "
                    + "--test /dev/null",
                file: "node --test \(reporters) {file}",
                single: "node --test --test-name-pattern={test} \(reporters)")
        case "vitest":
            let run = local(
                segment, line.contains(" run") || line.contains("--run") ? line : "\(line) run")
            let options =
                "--reporter=verbose --reporter=json --outputFile=\"$TEST_REPORTS\"/vitest.json"
            let providers = ["@vitest/coverage-v8", "@vitest/coverage-istanbul"]
            return TestCommands(
                all: "\(run) \(options)",
                coverage: providers.contains(where: packages.contains)
                    ? "\(run) \(options) --coverage.enabled --coverage.reporter=json "
                        + "--coverage.reportsDirectory=\"$TEST_REPORTS\"/coverage" : nil,
                file: "\(run) \(options) {file}", single: "\(run) \(options) -t {test}")
        case "jest":
            let options =
                "--ci --verbose --json --outputFile=\"$TEST_REPORTS\"/jest.json"
            let run = local(segment, line)
            return TestCommands(
                all: "\(run) \(options)",
                coverage: "\(run) \(options) --coverage --coverageReporters=json "
                    + "--coverageDirectory=\"$TEST_REPORTS\"/coverage",
                file: "\(run) \(options) {file}", single: "\(run) \(options) -t {test}")
        case "mocha":
            let run = local(segment, line)
            return TestCommands(
                all: run, file: local(segment, "mocha --reporter spec {file}"),
                single: "\(run) --fgrep {test}")
        case "node-script": return TestCommands(all: line)
        default: return TestCommands(all: local(segment, line))
        }
    }
}

extension String {
    /// The text with the first occurrence of another replaced.
    func replacingFirst(_ other: String, with text: String) -> String {
        guard let range = firstRange(of: other) else { return self }
        return String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
