/// The manifests of one Python project.
struct PythonManifests {
    let folder: String
    let files: ProjectFiles
    let pyproject: JSONValue
    let setupText: String
    let setupSections: [String: [String: String]]
    let tox: [String: [String: String]]
    let requirements: [PythonRequirements]

    init(folder: String, files: ProjectFiles) {
        self.folder = folder
        self.files = files
        pyproject = files.toml(ProjectFiles.join(folder, "pyproject.toml")) ?? .object(JSONObject())
        setupText = files.text(ProjectFiles.join(folder, "setup.py")) ?? ""
        setupSections =
            files.text(ProjectFiles.join(folder, "setup.cfg")).map { INIReader($0).sections } ?? [:]
        tox = files.text(ProjectFiles.join(folder, "tox.ini")).map { INIReader($0).sections } ?? [:]
        requirements = PythonRequirements.all(in: folder, files: files)
    }

    func path(_ name: String) -> String { ProjectFiles.join(folder, name) }

    func has(_ name: String) -> Bool { files.has(path(name)) }

    /// The file that most of what is known comes from.
    var mainFile: String {
        files.first(["pyproject.toml", "setup.py", "setup.cfg", "Pipfile"], in: folder)
            ?? requirements.first?.path ?? path("tox.ini")
    }

    var buildSystem: String? {
        if has("pyproject.toml"),
            pyproject["project"] != nil || pyproject["build-system"] != nil
                || pyproject["tool"]?["poetry"] != nil
        {
            return "pyproject"
        }
        if has("setup.py") { return "setup.py" }
        if has("setup.cfg"), setupSections["metadata"] != nil { return "setup.cfg" }
        if has("pyproject.toml") { return "pyproject" }
        return requirements.isEmpty ? nil : "requirements"
    }

    /// The names of the extras and the dependency groups that are for tests.
    var testExtras: [String] {
        names(of: pyproject["project"]?["optional-dependencies"])
            + setupSections["options.extras_require", default: [:]].keys.filter(Self.isForTests)
            .sorted()
    }

    var testGroups: [String] { names(of: pyproject["dependency-groups"]) }

    private func names(of object: JSONValue?) -> [String] {
        (object?.object?.keys ?? []).filter(Self.isForTests)
    }

    static func isForTests(_ name: String) -> Bool {
        ["test", "tests", "testing", "dev", "develop", "development", "ci", "cov-tests"]
            .contains(name.lowercased())
    }

    /// Whether any manifest names a package.
    func requires(_ package: String) -> Bool {
        let groups = [
            pyproject["project"]?["optional-dependencies"], pyproject["dependency-groups"],
        ]
        .compactMap { $0?.object?.members.map(\.value) }.joined()
        let lists = [pyproject["project"]?["dependencies"]] + groups.map(Optional.some)
        let named = lists.flatMap { $0?.array ?? [] }.compactMap(\.string)
        let poetry = pyproject["tool"]?["poetry"]
        let tables =
            [poetry?["dependencies"], poetry?["dev-dependencies"]]
            + (poetry?["group"]?.object?.members.map { $0.value["dependencies"] } ?? [])
        let keys = tables.flatMap { $0?.object?.keys ?? [] }
        let pdm = pyproject["tool"]?["pdm"]?["dev-dependencies"]?.object?.members ?? []
        let uv = pyproject["tool"]?["uv"]?["dev-dependencies"]?.array ?? []
        let hatch = pyproject["tool"]?["hatch"]?["envs"]?.object?.members ?? []
        let more =
            pdm.flatMap { $0.value.array ?? [] } + uv
            + hatch.flatMap { $0.value["dependencies"]?.array ?? [] }
        if (named + keys + more.compactMap(\.string)).contains(where: {
            Self.isRequirement($0, package)
        }) {
            return true
        }
        if requirements.contains(where: { $0.names(package) }) { return true }
        let pipfile = files.toml(path("Pipfile"))
        for table in ["packages", "dev-packages"]
        where pipfile?[table]?.object?.keys.contains(where: { Self.isRequirement($0, package) })
            == true
        {
            return true
        }
        let other =
            [setupText] + setupSections.values.flatMap(\.values)
            + tox.values.compactMap { $0["deps"] }
        return other.contains { text in
            text.split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == ".") }
                .contains { Self.isRequirement(String($0), package) }
        }
    }

    /// Whether a requirement is of a package: `pytest>=8`, `pytest[x]`, `Pytest`.
    static func isRequirement(_ text: String, _ package: String) -> Bool {
        let name = text.prefix { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" || $0 == "." }
        return name.lowercased().map { $0 == "_" ? "-" : $0 } == Array(package)
    }

    func addManager(to toolchain: inout Toolchain) {
        let locks = [
            ("uv.lock", "uv"), ("poetry.lock", "poetry"), ("pdm.lock", "pdm"),
            ("Pipfile.lock", "pipenv"),
        ]
        for (lock, manager) in locks where has(lock) {
            toolchain.lockfiles.append(path(lock))
            if toolchain.packageManager == nil { toolchain.useManager(manager, path(lock)) }
        }
        guard toolchain.packageManager == nil else { return }
        let tool = pyproject["tool"]
        if tool?["poetry"] != nil {
            toolchain.useManager("poetry", path("pyproject.toml"))
        } else if tool?["pdm"]?["dev-dependencies"] != nil || tool?["pdm"]?["scripts"] != nil {
            toolchain.useManager("pdm", path("pyproject.toml"))
        } else if has("Pipfile") {
            toolchain.useManager("pipenv", path("Pipfile"))
        } else if tool?["hatch"]?["envs"] != nil {
            toolchain.useManager("hatch", path("pyproject.toml"))
        } else if let file = files.first(["environment.yml", "environment.yaml"], in: folder),
            buildSystem == nil
        {
            toolchain.useManager("conda", file)
        } else if files.has(mainFile) {
            toolchain.useManager("pip", mainFile)
        } else {
            toolchain.packageManager = "pip"
        }
    }

    func addVersions(to toolchain: inout Toolchain) {
        func line(_ name: String) -> String? {
            files.text(path(name))?.split(whereSeparator: \.isNewline).first
                .map { $0.filter { !$0.isWhitespace } }
        }
        toolchain.want("python", line(".python-version"), path(".python-version"))
        toolchain.want(
            "python", line("runtime.txt")?.split(separator: "-").last.map(String.init),
            path("runtime.txt"))
        toolchain.want(
            "python", files.toml(path("Pipfile"))?["requires"]?["python_version"]?.string,
            path("Pipfile"))
        toolchain.want(
            "python",
            pyproject["project"]?["requires-python"]?.string
                ?? pyproject["tool"]?["poetry"]?["dependencies"]?["python"]?.string,
            path("pyproject.toml"))
        toolchain.want("python", setupSections["options"]?["python_requires"], path("setup.cfg"))
        if let found = TextSearch.value(after: "python_requires", in: setupText) {
            toolchain.want("python", found, path("setup.py"))
        }
    }

    func addInstallation(to toolchain: inout Toolchain) {
        let extras = testExtras.isEmpty ? "" : "[\(testExtras.joined(separator: ","))]"
        toolchain.dependencyFolders = [".venv"]
        switch toolchain.packageManager {
        case "uv":
            let groups = testGroups.map { " --group \($0)" }.joined()
            let names = testExtras.map { " --extra \($0)" }.joined()
            toolchain.installCommands = ["uv sync --frozen\(names)\(groups)"]
        case "poetry": toolchain.installCommands = ["poetry install --no-interaction --all-extras"]
        case "pdm": toolchain.installCommands = ["pdm install --frozen-lockfile --dev"]
        case "pipenv": toolchain.installCommands = ["pipenv sync --dev"]
        case "conda": toolchain.installCommands = ["conda env update --file environment.yml"]
        default:
            toolchain.dependencyFolders = []
            var commands = requirements.map {
                "python -m pip install -r \(ShellWord.quoted($0.name))"
            }
            if buildSystem != nil, buildSystem != "requirements" {
                commands.append("python -m pip install -e \(ShellWord.quoted(".\(extras)"))")
            }
            commands += testGroups.map { "python -m pip install --group \($0)" }
            toolchain.installCommands = commands
        }
    }
}
