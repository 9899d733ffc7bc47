/// One file of requirements as pip reads it.
struct PythonRequirements {
    /// The path from the root of the repository.
    let path: String
    /// The path from the project's folder.
    let name: String
    private let lines: [String]

    static func isFile(_ name: Substring) -> Bool {
        (name.hasSuffix(".txt") || name.hasSuffix(".pip"))
            && (name.hasPrefix("requirements") || name.hasSuffix("-requirements.txt")
                || name.hasSuffix("_requirements.txt"))
    }

    /// The files of a project that hold what it and its tests need.
    static func all(in folder: String, files: ProjectFiles) -> [PythonRequirements] {
        var names = files.names(in: folder).filter { isFile($0[...]) && isWanted($0) }
        for sub in ["requirements", "reqs", "test", "tests"] {
            let path = ProjectFiles.join(folder, sub)
            let isOwn = sub == "requirements" || sub == "reqs"
            names += files.names(in: path).filter { name in
                isOwn ? name.hasSuffix(".txt") && isWanted(name) : isFile(name[...])
            }.map { "\(sub)/\($0)" }
        }
        if names.isEmpty {
            // Projects that keep their code in a folder of its own may keep these beside it.
            let prefix = folder.isEmpty ? "" : "\(folder)/"
            names = files.below(prefix).compactMap { path in
                let parts = path.dropFirst(prefix.count).split(separator: "/")
                guard parts.count == 2, isFile(parts[1]), isWanted(String(parts[1])),
                    !ProjectFiles.isForeignSource(path)
                else { return nil }
                return parts.joined(separator: "/")
            }
        }
        return names.map { name in
            let path = ProjectFiles.join(folder, name)
            let text = files.text(path) ?? ""
            return PythonRequirements(
                path: path, name: name,
                lines: text.split(whereSeparator: \.isNewline).map(String.init))
        }
    }

    /// Whether a file is for running and testing, and for every version of Python.
    private static func isWanted(_ name: String) -> Bool {
        let name = name.lowercased()
        return ![
            "doc", "lint", "precommit", "pre-commit", "docker", "dist", "build", "release", "mypy",
            "typing",
        ]
        .contains { name.contains($0) } && !name.contains { $0.isNumber }
    }

    func names(_ package: String) -> Bool {
        lines.contains { PythonManifests.isRequirement($0, package) }
    }
}
