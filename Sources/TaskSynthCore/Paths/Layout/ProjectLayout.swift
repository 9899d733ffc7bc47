/// What is known of a whole repository: its paths, and what its manifests declare.
///
/// Manifests win over conventions, and the set of all paths corrects them: a folder `test` without
/// a single file that is named as a test is product code where the repository keeps its tests
/// elsewhere, and a folder inside the tests that has a manifest of its own is a sample project.
public struct ProjectLayout: Hashable, Sendable {
    /// A folder or file that a manifest gives a meaning.
    struct Declaration: Hashable, Sendable {
        /// The number of parts of the path.
        let depth: Int
        let meaning: FolderMeaning
        let rule: String
        let confidence: Double
    }

    /// Folders and files that manifests declare, by path.
    private(set) var declarations: [String: Declaration] = [:]
    /// Patterns of test files, as test runners have them.
    private(set) var testPatterns: [GlobPattern] = []
    /// Folders that hold files named as tests, themselves or below.
    private var foldersWithTests: Set<String> = []
    /// Folders that hold files named as tests themselves.
    private var foldersOfTests: Set<String> = []
    /// Folders that hold a manifest.
    private var projectFolders: Set<String> = []

    /// Makes a layout of every path of a repository and the contents of its manifests.
    ///
    /// - Parameters:
    ///   - paths: All paths.
    ///   - contents: Gives the bytes of a file; it is asked for manifests alone.
    /// - Complexity: O(*n*) for *n* paths, and the size of the manifests.
    public init(paths: [String], contents: (String) -> [UInt8]? = { _ in nil }) {
        let folders = Set(paths.compactMap { Self.folder(of: $0) })
        for path in paths {
            note(path)
            guard let reader = ManifestReaders.reader(for: path), let bytes = contents(path)
            else { continue }
            var found = ManifestFindings(folder: Self.folder(of: path) ?? "", folders: folders)
            reader(bytes, &found)
            for (place, declaration) in found.declarations {
                declarations[place] = declaration
            }
            testPatterns += found.testPatterns
        }
    }

    private mutating func note(_ path: String) {
        let parts = PathParts(path)
        let index = PathRuleIndex.standard
        let name = parts.name.lowercased()
        if Self.manifests.contains(name), let folder = Self.folder(of: path) {
            projectFolders.insert(folder)
        }
        let words = PathWords.of(parts.stem)
        guard index.testName(parts, name, words, where: { _ in true }) != nil else { return }
        var folder = Self.folder(of: path)
        foldersOfTests.insert(folder ?? "")
        while let place = folder, foldersWithTests.insert(place).inserted {
            folder = Self.folder(of: place)
        }
    }

    private static let manifests: Set<String> = [
        "package.json", "pom.xml", "cargo.toml", "go.mod", "build.gradle", "build.gradle.kts",
        "pyproject.toml", "setup.py", "composer.json", "mix.exs", "package.swift", "build.sbt",
    ]

    static func folder(of path: String) -> String? {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) }
    }

    /// What the deepest declared place of a path says.
    func declaration(for path: String) -> Declaration? {
        guard !declarations.isEmpty else { return nil }
        var place: String? = path
        while let current = place {
            if let found = declarations[current] { return found }
            place = Self.folder(of: current)
        }
        return nil
    }
}

extension ProjectLayout {
    /// A better judgement where the neighbours of a path speak against the first one.
    func revise(_ judgement: PathJudgement, of path: String, _ parts: PathParts) -> PathJudgement? {
        if judgement.servesTestsOnly {
            return product(judgement, path, parts) ?? sampleProject(judgement, path, parts)
        }
        guard judgement.role == .source,
            let pattern = testPatterns.first(where: { $0.matches(path) })
        else { return nil }
        return PathJudgement(
            role: .test, servesTestsOnly: true, confidence: 0.97, rule: "manifest.test-pattern",
            evidence: "pattern \(pattern.text)")
    }

    /// The folder on the way to a file that holds tests, though the file was taken for code that is
    /// shipped: a project of its own lies below `lib`, or the extension of the file is no common one.
    func startOfTests(in parts: PathParts, _ judgement: PathJudgement) -> Int? {
        guard judgement.role == .source,
            ["folder.lib", "haskell.src", "source.extension", "source.other"]
                .contains(judgement.rule)
        else { return nil }
        var folder = ""
        for (position, name) in parts.folders.enumerated() {
            folder += position == 0 ? String(name) : "/\(name)"
            if ["test", "tests", "spec", "specs"].contains(name), foldersWithTests.contains(folder)
            {
                return position
            }
        }
        return nil
    }

    /// A folder whose name may mean tests, without one file that is named as a test, where other
    /// folders have some.
    private func product(
        _ judgement: PathJudgement, _ path: String, _ parts: PathParts
    ) -> PathJudgement? {
        let isWeak =
            judgement.rule == "folder.testing"
            || judgement.rule == "folder.test" && Language.python.contains(parts.fileExtension)
        guard isWeak, !foldersWithTests.isEmpty,
            let index = parts.folders.firstIndex(where: {
                ["test", "testing"].contains($0.lowercased())
            })
        else { return nil }
        let folder = parts.folders[...index].joined(separator: "/")
        guard !foldersWithTests.contains(folder), judgement.rule != "folder.test" || index > 0
        else { return nil }
        return PathJudgement(
            role: .source, servesTestsOnly: false, confidence: 0.75, rule: "neighbours.no-tests",
            evidence: "\(folder) has no file that is named as a test, other folders have")
    }

    /// A project of its own inside the tests is data of theirs.
    private func sampleProject(
        _ judgement: PathJudgement, _ path: String, _ parts: PathParts
    ) -> PathJudgement? {
        guard judgement.role != .fixture, judgement.role != .snapshot, judgement.role != .vendored,
            let tests = parts.folders.firstIndex(where: Self.holdsTests)
        else { return nil }
        // Where the tests are nothing but projects, these are the tests themselves.
        let root = parts.folders[...tests].joined(separator: "/")
        guard foldersOfTests.contains(root) || foldersOfTests.contains("\(root)/__tests__") else {
            return nil
        }
        for end in parts.folders.indices.dropFirst(tests + 1) {
            let folder = parts.folders[...end].joined(separator: "/")
            guard projectFolders.contains(folder), declarations[folder] == nil else { continue }
            return PathJudgement(
                role: .fixture, servesTestsOnly: true, confidence: 0.8,
                rule: "neighbours.sample-project", evidence: "\(folder) is a project of its own")
        }
        return nil
    }

    private static func holdsTests(_ folder: Substring) -> Bool {
        ["test", "tests", "e2e", "spec", "integration-tests", "integration_tests", "__tests__"]
            .contains(folder.lowercased())
    }
}
