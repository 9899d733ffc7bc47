/// How the tests of a Python project run.
struct PythonTests {
    let manifests: PythonManifests
    let project: ProjectContext

    private var files: ProjectFiles { manifests.files }
    private var folder: String { manifests.folder }

    func describe(_ toolchain: inout Toolchain) {
        let testFiles = files.below(folder.isEmpty ? "" : "\(folder)/").filter(Self.isTestFile)
        if let file = pytestEvidence(testFiles) {
            toolchain.addTestFramework("pytest", file)
            usePytest(&toolchain, testFiles: testFiles)
        } else if manifests.has("manage.py"), manifests.requires("django") || !testFiles.isEmpty {
            toolchain.addTestFramework("django", manifests.path("manage.py"))
            toolchain.useCommand("python manage.py test", manifests.path("manage.py"))
            toolchain.commands = TestCommands(
                all: "python3 manage.py test --verbosity 2",
                coverage: Self.measured("manage.py test --verbosity 2"),
                coverageProbe: Self.coverageProbe,
                single: "python3 manage.py test --verbosity 2 {test}")
        } else if let file = testFiles.first(where: isUnittest) {
            toolchain.addTestFramework("unittest", file)
            useUnittest(&toolchain, file: file)
        }
    }

    /// The file that says that pytest runs the tests.
    private func pytestEvidence(_ testFiles: [String]) -> String? {
        let pyproject = manifests.path("pyproject.toml")
        if manifests.pyproject["tool"]?["pytest"] != nil { return pyproject }
        for name in ["pytest.ini", ".pytest.ini", "conftest.py"] where manifests.has(name) {
            return manifests.path(name)
        }
        if manifests.tox["pytest"] != nil { return manifests.path("tox.ini") }
        if manifests.setupSections["tool:pytest"] != nil { return manifests.path("setup.cfg") }
        guard !testFiles.isEmpty || files.hasFolder(ProjectFiles.join(folder, "tests")) else {
            return nil
        }
        let prefix = folder.isEmpty ? "" : "\(folder)/"
        if let file = files.below(prefix).first(where: { $0.hasSuffix("/conftest.py") }) {
            return file
        }
        if manifests.requires("pytest") { return manifests.mainFile }
        for (name, section) in manifests.tox where name.hasPrefix("testenv") {
            if section["commands"]?.contains("pytest") == true { return manifests.path("tox.ini") }
        }
        for command in [
            "pytest", "python -m pytest", "python3 -m pytest", "uv run pytest", "py.test",
        ] {
            if let line = project.integrationLine(startingWith: command) { return line.file }
        }
        let readable = testFiles.prefix(40).compactMap { path in files.text(path).map { (path, $0) }
        }
        if let test = readable.first(where: { Self.usesPytest($0.1) }) { return test.0 }
        // Functions named test_ without a class are run by pytest alone.
        return readable.first { $0.1.contains("\ndef test_") && !$0.1.contains("unittest") }?.0
    }

    private static func usesPytest(_ text: String) -> Bool {
        text.contains("import pytest") || text.contains("from pytest")
    }

    /// Whether a file is for unittest: by what it says, or by its folder where it cannot be read.
    private func isUnittest(_ path: String) -> Bool {
        if let text = files.text(path) {
            return text.contains("unittest") || text.contains("TestCase")
        }
        return path.split(separator: "/").dropLast().contains { $0 == "tests" || $0 == "test" }
    }

    private static let coverageProbe = "python3 -m coverage --version"

    /// A run of Python under coverage.py, with its exit status; data of several processes is joined.
    private static func measured(_ arguments: String) -> String {
        "python3 -m coverage run \(arguments); status=$?; "
            + "python3 -m coverage combine -q > /dev/null 2>&1; "
            + "python3 -m coverage json -q -o \"$TEST_REPORTS\"/coverage.json; exit $status"
    }

    static func isTestFile(_ path: String) -> Bool {
        guard path.hasSuffix(".py"), !ProjectFiles.isForeignSource(path) else { return false }
        let name = path.split(separator: "/").last ?? path[...]
        return name.hasPrefix("test_") || name.hasSuffix("_test.py") || name == "tests.py"
            || name == "test.py"
    }

    // MARK: pytest

    private func usePytest(_ toolchain: inout Toolchain, testFiles: [String]) {
        let tox = ToxCommand(manifests)
        let managed = ["uv", "poetry", "pdm", "pipenv"]
        let runner =
            toolchain.packageManager.flatMap { managed.contains($0) ? "\($0) run pytest" : nil }
            ?? "pytest"
        let file = toolchain.evidence.last { $0.finding == "testFramework" }?.file ?? ""
        let integration = integrationCommand()
        if let tox, tox.needsTox {
            toolchain.useCommand("tox -e py", manifests.path("tox.ini"))
            toolchain.otherTestCommands = [runner]
        } else if let integration {
            let isManaged = runner != "pytest" && !integration.line.hasPrefix(runner)
            toolchain.useCommand(isManaged ? runner : integration.line, integration.file)
            toolchain.otherTestCommands = [runner].filter { $0 != toolchain.testCommand }
        } else if let nested = nestedFolder(testFiles) {
            toolchain.useCommand("cd \(nested) && python -m pytest", file)
            toolchain.otherTestCommands = [runner]
        } else {
            toolchain.useCommand(runner, file)
        }
        var environment: [String: String] = [:]
        if !importRoots.isEmpty { environment["PYTHONPATH"] = importRoots.joined(separator: ":") }
        let arguments = tox?.paths.map { " \(ShellWord.quoted($0))" }.joined() ?? ""
        let options = "-v -rA --color=no --junitxml=\"$TEST_REPORTS\"/junit.xml"
        toolchain.commands = TestCommands(
            all: "python3 -m pytest \(options)\(arguments)",
            coverage: Self.measured("-m pytest \(options)\(arguments)"),
            coverageProbe: Self.coverageProbe,
            file: "python3 -m pytest \(options) {file}",
            single: "python3 -m pytest \(options) {test}", environment: environment)
    }

    /// What the continuous integration calls, without what differs from run to run.
    private func integrationCommand() -> (line: String, file: String)? {
        for command in [
            "uv run pytest", "poetry run pytest", "pdm run pytest", "pytest", "python -m pytest",
        ] {
            guard let (line, file) = project.integrationLine(startingWith: command) else {
                continue
            }
            let kept = line.split(separator: " ").filter {
                !$0.hasPrefix("--cov") && !$0.hasPrefix("--junit") && !$0.contains("$")
            }
            let isPlain = kept.allSatisfy { !$0.contains("/") && !$0.contains("=") }
            return (isPlain ? kept.joined(separator: " ") : command, file)
        }
        return nil
    }

    /// The folder of tests that only find their modules when they run in it.
    private func nestedFolder(_ testFiles: [String]) -> String? {
        guard manifests.buildSystem == nil || manifests.buildSystem == "requirements",
            let first = testFiles.first, let slash = first.lastIndex(of: "/")
        else { return nil }
        let nested = first[..<slash]
        guard ProjectFiles.depth(String(nested)) > 1,
            testFiles.allSatisfy({ $0.hasPrefix("\(nested)/") })
        else { return nil }
        return String(nested)
    }

    /// Folders whose packages are imported without being installed.
    private var importRoots: [String] {
        let setuptools = manifests.pyproject["tool"]?["setuptools"]
        var roots = (setuptools?["packages"]?["find"]?["where"]?.array ?? []).compactMap(\.string)
        if let root = setuptools?["package-dir"]?[""]?.string { roots.append(root) }
        if let root = manifests.setupSections["options.packages.find"]?["where"] {
            roots.append(root)
        }
        roots += ["src", "lib", "python"]
        var seen: Set<String> = []
        return roots.filter { root in
            guard root != ".", !root.isEmpty, seen.insert(root).inserted else { return false }
            let path = ProjectFiles.join(folder, root)
            return files.below("\(path)/").contains { file in
                let rest = file.dropFirst(path.count + 1)
                return rest.hasSuffix(".py") && rest.split(separator: "/").count <= 2
            }
        }
    }

    // MARK: unittest

    private func useUnittest(_ toolchain: inout Toolchain, file: String) {
        let inner = folder.isEmpty ? file[...] : file.dropFirst(folder.count + 1)
        let root = inner.contains("/") ? String(inner.prefix { $0 != "/" }) : "."
        let pattern = file.hasSuffix("_test.py") ? " -p '*_test.py'" : ""
        let start = root == "." ? "" : " -s \(root)"
        // Without packages, the folder of the tests is where their imports start.
        let isPackage = files.has(ProjectFiles.join(folder, "\(root)/__init__.py"))
        let top = root != "." && isPackage ? " -t ." : ""
        toolchain.useCommand("python -m unittest discover\(start)\(pattern)", file)
        var environment: [String: String] = [:]
        let roots = importRoots + (root == "." || isPackage ? [] : ["."])
        if !roots.isEmpty { environment["PYTHONPATH"] = roots.joined(separator: ":") }
        let options = "discover -v\(start)\(top)\(pattern)"
        toolchain.commands = TestCommands(
            all: "python3 -m unittest \(options)",
            coverage: Self.measured("-m unittest \(options)"),
            coverageProbe: Self.coverageProbe,
            file: "python3 -m unittest -v {file}", single: "python3 -m unittest -v {test}",
            environment: environment)
    }
}
