/// How a project of C or C++ is built and tested.
struct CBuilds {
    /// One of the build systems.
    struct System {
        let name: String
        let manifest: String
        let manager: String
        let tool: String?
    }

    let folder: String
    let files: ProjectFiles

    /// The build system that counts: the most specific one that has its files here, and tests where
    /// any of them has some.
    var system: System? {
        let systems = systems
        return systems.first(where: hasTests) ?? systems.first
    }

    private var systems: [System] {
        var systems: [System] = []
        func add(_ name: String, _ names: [String], _ manager: String, _ tool: String) {
            guard let file = files.first(names, in: folder) else { return }
            systems.append(System(name: name, manifest: file, manager: manager, tool: tool))
        }
        add("cmake", ["CMakeLists.txt"], "cmake", "cmake")
        add("meson", ["meson.build"], "meson", "ninja")
        add("autotools", ["configure.ac", "configure.in", "configure"], "make", "make")
        add("make", ["GNUmakefile", "Makefile", "makefile"], "make", "make")
        return systems
    }

    /// The `Makefile.am` that lists tests.
    var makefileWithTests: String? {
        let prefix = folder.isEmpty ? "" : "\(folder)/"
        return files.below(prefix).filter { $0.hasSuffix("Makefile.am") }.first { path in
            files.text(path)?.split(whereSeparator: \.isNewline).contains {
                $0.hasPrefix("TESTS") || $0.hasPrefix("check_PROGRAMS")
            } ?? false
        }
    }

    /// Whether the build has anything to test.
    var hasTests: Bool { system.map(hasTests) ?? false }

    private func hasTests(_ system: System) -> Bool {
        let prefix = folder.isEmpty ? "" : "\(folder)/"
        func anyScript(_ suffix: String, _ marks: [String]) -> Bool {
            files.below(prefix).filter { $0.hasSuffix(suffix) }.prefix(100).contains { path in
                guard let text = files.text(path) else { return false }
                return marks.contains(where: text.contains)
            }
        }
        switch system.name {
        case "cmake":
            let marks = ["enable_testing", "add_test(", "include(CTest)", "gtest_discover_tests"]
            return anyScript("CMakeLists.txt", marks) || anyScript(".cmake", marks)
        case "meson": return anyScript("meson.build", ["test("])
        case "autotools": return makefileWithTests != nil || makeTarget != nil
        case "make": return makeTarget != nil
        default: return false
        }
    }

    /// The target of the makefile that runs the tests.
    var makeTarget: String? {
        guard
            let file = files.first(
                ["GNUmakefile", "Makefile", "makefile", "Makefile.in", "Makefile.am"],
                in: folder),
            let text = files.text(file)
        else { return nil }
        // A makefile that hands every target on to those in folders has their targets.
        let inner = text.contains("\n.DEFAULT:") ? files.text(path("src/Makefile")) : nil
        let targets = (text + (inner.map { "\n\($0)" } ?? "")).split(whereSeparator: \.isNewline)
            .compactMap { line -> Substring? in
                guard let colon = line.firstIndex(of: ":"), line.first != "\t", line.first != "."
                else {
                    return nil
                }
                return line[..<colon]
            }.flatMap { $0.split(separator: " ") }
        return ["check", "test", "tests", "runtest", "runtests", "unittest"].first {
            targets.contains($0[...])
        }
    }

    /// Options of the project that build its tests, where they are off unless they are asked for.
    private var testOptions: String {
        let endings = [
            "buildtests", "buildtest", "buildtesting", "buildunittests", "enabletests",
            "enabletest",
            "enabletesting", "enableunittests", "withtests",
        ]
        let prefix = folder.isEmpty ? "" : "\(folder)/"
        let scripts = files.below(prefix).filter { path in
            path.hasSuffix("CMakeLists.txt") && !ProjectFiles.isForeignSource(path)
                && ProjectFiles.depth(path) <= ProjectFiles.depth(prefix) + 2
        }
        var names: [String] = []
        for line in scripts.prefix(40).compactMap(files.text).joined(separator: "\n")
            .split(whereSeparator: \.isNewline)
        {
            let words = line.split { $0 == " " || $0 == "\t" || $0 == "(" || $0 == ")" }
            guard words.first?.lowercased() == "option", words.count > 2,
                words.last?.uppercased() == "OFF"
            else { continue }
            let plain = words[1].lowercased().filter { $0 != "_" }
            if endings.contains(where: plain.hasSuffix), !names.contains(String(words[1])) {
                names.append(String(words[1]))
            }
        }
        return names.map { " -D\(ShellWord.quoted($0))=ON" }.joined()
    }

    func addVersions(to toolchain: inout Toolchain) {
        guard let system, system.name == "cmake", let text = files.text(system.manifest) else {
            return
        }
        for line in text.split(whereSeparator: \.isNewline) {
            let lower = line.lowercased()
            if let range = lower.firstRange(of: "cmake_minimum_required(") {
                let words = lower[range.upperBound...].split { $0 == " " || $0 == ")" }
                if words.first == "version", let version = words.dropFirst().first {
                    toolchain.want("cmake", String(version), system.manifest)
                }
            }
            for standard in ["cmake_cxx_standard ", "cmake_c_standard "] {
                guard let range = lower.firstRange(of: standard) else { continue }
                let version = lower[range.upperBound...].prefix { $0.isNumber }
                let name = standard.contains("cxx") ? "c++" : "c"
                toolchain.want(name, String(version), system.manifest)
            }
        }
    }

    func addCommands(to toolchain: inout Toolchain, _ system: System) {
        guard hasTests || !toolchain.testFrameworks.isEmpty else { return }
        // A folder that the repository has itself is none to build in.
        let names = ["build", "_build", "build-tests"]
        let build = names.first { !files.hasFolder(path($0)) } ?? "build-tests"
        switch system.name {
        case "cmake":
            toolchain.useCommand(
                "cmake -B build && cmake --build build && ctest --test-dir build", system.manifest)
            let run = "ctest --test-dir \(build) --output-on-failure --no-tests=error"
            let report = "--output-junit \"$TEST_REPORTS\"/ctest.xml"
            func configured(_ options: String) -> String {
                "cmake -S . -B \(build) -DBUILD_TESTING=ON\(testOptions)\(options)"
                    + " && cmake --build \(build) --parallel 2"
            }
            toolchain.commands = TestCommands(
                build: configured(""), all: "\(run) \(report)",
                coverage: "\(run) \(report); status=$?; \(Self.gathered(build)); exit $status",
                coverageBuild: configured(
                    " -DCMAKE_C_FLAGS=--coverage -DCMAKE_CXX_FLAGS=--coverage"),
                coverageProbe: "gcov --version",
                single: "\(run) \(report) -R '^{test}$'")
        case "meson":
            toolchain.useCommand("meson setup build && meson test -C build", system.manifest)
            let run = "meson test -C \(build) --no-rebuild --print-errorlogs --verbose"
            toolchain.commands = TestCommands(
                build: "meson setup \(build) && ninja -C \(build) -j 2", all: run,
                single: "\(run) {test}",
                reportPatterns: ["\(build)/meson-logs/testlog*.junit.xml"])
        case "autotools":
            let target = makefileWithTests != nil ? "check" : makeTarget ?? "check"
            let configure = "\(bootstrap)./configure"
            toolchain.useCommand("\(configure) && make \(target)", system.manifest)
            toolchain.commands = TestCommands(
                build: "\(configure) && make -j 2", all: "make -k \(target)",
                single: "make \(target) TESTS={test}", reportPatterns: [])
        default:
            guard let target = makeTarget else { return }
            toolchain.useCommand("make \(target)", system.manifest)
            toolchain.commands = TestCommands(all: "make \(target)")
        }
    }

    /// What turns the counts of a build with `--coverage` into reports.
    private static func gathered(_ build: String) -> String {
        "top=$PWD; (cd \"$TEST_REPORTS\" && find \"$top/\(build)\" -name '*.gcda' "
            + "-exec gcov -p {} + > /dev/null 2>&1)"
    }

    /// What makes `configure`, where the repository has none.
    private var bootstrap: String {
        if files.has(path("configure")) { return "" }
        for script in ["bootstrap", "bootstrap.sh", "autogen.sh", "buildconf"]
        where files.has(path(script)) {
            return "./\(script) && "
        }
        return "autoreconf -i && "
    }

    private func path(_ name: String) -> String { ProjectFiles.join(folder, name) }
}
