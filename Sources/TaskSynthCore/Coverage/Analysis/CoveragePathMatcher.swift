/// Finds out which file of a repository each file of a report is, by the longest unique suffix.
///
/// Reports name files from roots that the repository does not know: absolute folders of a build
/// machine, import paths, packages, folders given as sources. One of the two paths must end with
/// the whole other one. Where one component alone agrees, the rest must fit what the other files
/// of the report show; where two files fit as well, neither is taken.
public struct CoveragePathMatcher: Sendable {
    private let paths: [String]
    private let components: [[String]]
    private let byName: [String: [Int]]

    /// Prepares the paths of a repository.
    ///
    /// - Parameter paths: The paths from the root of the repository, separated by `/`.
    public init(repositoryPaths paths: [String]) {
        self.paths = paths
        components = paths.map { $0.split(separator: "/").map(String.init) }
        var byName: [String: [Int]] = [:]
        for (index, parts) in components.enumerated() {
            if let name = parts.last { byName[name, default: []].append(index) }
        }
        self.byName = byName
    }

    /// A path of the repository that a path of the report may stand for.
    private struct Candidate {
        let place: Int
        let overlap: Int
        let isExact: Bool
        let isRelative: Bool
        /// What the path of the report has before the part that agrees.
        let root: [String]
    }

    /// The file of the report for each path of the repository that has one.
    public func files(of report: CoverageReport) -> [String: FileCoverage] {
        let candidates = report.files.map {
            self.candidates(for: $0.path, sources: report.sources)
        }
        let hasExact = candidates.contains { $0.contains(where: \.isExact) }
        let roots = report.files.map { CoveragePath($0.path).components }
            .filter { !Self.isForeign($0) }
        var claims: [Int: [(file: Int, candidate: Candidate)]] = [:]
        for (file, candidates) in candidates.enumerated() {
            let fitting = candidates.filter { candidate in
                if candidate.isExact { return true }
                if hasExact, candidate.isRelative { return false }
                return candidate.overlap > 1 || fits(candidate, roots: roots)
            }
            if let best = Self.best(fitting) {
                claims[best.place, default: []].append((file, best))
            }
        }
        var files: [String: FileCoverage] = [:]
        for (place, claims) in claims {
            if let best = Self.best(claims) {
                files[paths[place]] = report.files[best]
            }
        }
        return files
    }

    private func candidates(for path: String, sources: [String]) -> [Candidate] {
        let plain = CoveragePath(path)
        var alternatives = [plain]
        if !plain.isAbsolute {
            for source in sources {
                let folder = source.trimmed
                if !folder.isEmpty, folder != "." {
                    alternatives.append(CoveragePath(folder + "/" + path))
                }
            }
        }
        guard let name = plain.components.last else { return [] }
        return alternatives.flatMap { alternative in
            (byName[name] ?? []).compactMap {
                self.candidate(alternative, place: $0)
            }
        }
    }

    private func candidate(_ path: CoveragePath, place: Int) -> Candidate? {
        let ours = components[place]
        let theirs = path.components
        let shorter = min(ours.count, theirs.count)
        for index in 1...shorter where ours[ours.count - index] != theirs[theirs.count - index] {
            return nil
        }
        return Candidate(
            place: place, overlap: shorter,
            isExact: ours.count == theirs.count && !path.isAbsolute,
            isRelative: !path.isAbsolute, root: Array(theirs.dropLast(shorter)))
    }

    /// Whether what a path has before a file at the root of the repository is where the other
    /// files of the report are, too.
    private func fits(_ candidate: Candidate, roots: [[String]]) -> Bool {
        guard !candidate.root.isEmpty else { return true }
        // A relative path has more before it only where it starts at a name such as example.org.
        if candidate.isRelative, candidate.root.first?.contains(".") != true { return false }
        let below = roots.count { $0.starts(with: candidate.root) }
        return below * 10 >= roots.count * 9
    }

    /// The candidate that agrees longest; `nil` where two do so for different files.
    private static func best(_ candidates: [Candidate]) -> Candidate? {
        guard let best = candidates.max(by: isWorse) else { return nil }
        let equals = candidates.filter { !isWorse($0, best) }
        return Set(equals.map(\.place)).count == 1 ? best : nil
    }

    /// The file that agrees longest of those that claim one path.
    private static func best(_ claims: [(file: Int, candidate: Candidate)]) -> Int? {
        guard let best = claims.max(by: { isWorse($0.candidate, $1.candidate) }) else { return nil }
        let equals = claims.filter { !isWorse($0.candidate, best.candidate) }
        return equals.count == 1 ? best.file : nil
    }

    private static func isWorse(_ first: Candidate, _ second: Candidate) -> Bool {
        (first.isExact ? 1 : 0, first.overlap) < (second.isExact ? 1 : 0, second.overlap)
    }

    /// Whether a path is one of a system or of what was installed, not of a project.
    private static func isForeign(_ components: [String]) -> Bool {
        if let first = components.first, ["usr", "opt", "nix"].contains(first) { return true }
        let words: Set<String> = ["node_modules", "site-packages", "dist-packages", "checkouts"]
        return components.contains(where: words.contains)
    }
}
