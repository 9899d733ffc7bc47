import Measuring
import TaskSynthCore
import TaskSynthGit
import TaskSynthSyntax

/// The walk over the newest commits of a history: reading them and saying what they mean.
struct Walk {
    let repository: String
    let commits: Int

    /// Walks, and compares with PyDriller where a Python has it.
    func run(_ analyzer: FallbackAnalyzer, python: String?) async throws {
        let opened = try Repository(path: repository)
        let ids = try ChangeSample.commits(newest: commits, of: opened)
        var symbols = 0
        let start = ContinuousClock.now
        for id in ids {
            let change = try ChangeSample.change(ofCommit: id, in: opened)
            symbols +=
                DiffSemantics(
                    of: change.patch, using: analyzer, sides: change.sides
                ).symbols.count
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        print(
            "walk: \(ids.count) commits, \(symbols) changed symbols, \(Int(seconds * 1000)) ms,",
            "\(Int(Double(ids.count) / seconds)) commits/s")
        let parallel = try await inParallel(ids, analyzer)
        print(
            "walk, two at a time: \(Int(parallel * 1000)) ms,",
            "\(Int(Double(ids.count) / parallel)) commits/s")
        guard let python else { return }
        let script = """
            import sys
            from pydriller import Repository
            commits = set(sys.argv[2].split())
            count = 0
            for commit in Repository(sys.argv[1], only_commits=list(commits)).traverse_commits():
                for file in commit.modified_files:
                    count += len(file.changed_methods)
            print("  PyDriller:", count, "changed methods")
            """
        let list = ids.map(\.description).joined(separator: " ")
        guard
            let other = Process.seconds(
                "\(python) -c '\(script)' '\(repository)' '\(list)'", runs: 1)
        else { return print("PyDriller failed") }
        print(
            "PyDriller with changed_methods: \(Int(other * 1000)) ms,",
            "\(Int(Double(ids.count) / other)) commits/s; we are",
            "\(SemanticsBenchmarks.rounded(other / seconds)) × as fast on one core,",
            "\(SemanticsBenchmarks.rounded(other / parallel)) × on two")
    }

    /// Walks the two halves at a time, each with a repository of its own.
    private func inParallel(_ ids: [ObjectID], _ analyzer: FallbackAnalyzer) async throws -> Double
    {
        let start = ContinuousClock.now
        let middle = ids.count / 2
        try await withThrowingTaskGroup(of: Void.self) { group in
            for part in [ids[..<middle], ids[middle...]] {
                group.addTask {
                    let opened = try Repository(path: repository)
                    for id in part {
                        let change = try ChangeSample.change(ofCommit: id, in: opened)
                        _ = DiffSemantics(
                            of: change.patch, using: analyzer, sides: change.sides)
                    }
                }
            }
            try await group.waitForAll()
        }
        return (ContinuousClock.now - start) / .seconds(1)
    }
}
