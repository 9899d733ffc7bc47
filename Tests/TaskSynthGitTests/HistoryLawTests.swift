import Foundation
import TaskSynthCore
import TaskSynthGit
import TaskSynthTestSupport
import Testing

/// Laws that hold for every commit of every history, checked on the repositories that
/// `TASKSYNTH_REPOSITORIES` names (paths with `:` between them).
@Suite struct HistoryLawTests {
    static let repositories =
        (ProcessInfo.processInfo.environment["TASKSYNTH_REPOSITORIES"] ?? "")
        .split(separator: ":").map(String.init)
    static let commitCount =
        ProcessInfo.processInfo.environment["TASKSYNTH_COMMITS"].flatMap(Int.init) ?? 300

    @Test(
        .enabled(if: !repositories.isEmpty, "TASKSYNTH_REPOSITORIES names no repositories"),
        arguments: repositories)
    func `a patch applied to its base gives its head`(path: String) throws {
        let repository = try Repository(path: path)
        var commits: [Commit] = []
        try repository.walkFirstParents(from: try repository.commit(named: "HEAD").id) {
            commits.append($0)
            return commits.count <= Self.commitCount
        }
        var checked = 0
        for commit in commits {
            guard let change = try? repository.change(ofCommit: commit.id.hexadecimal) else {
                continue
            }
            let bytes = try repository.patch(from: change.base.tree, to: change.head.tree)
            let patch = try Patch(parsing: bytes)
            #expect(patch.bytes == bytes)
            guard !patch.files.contains(where: \.hasBinaryContent) else { continue }
            do {
                let tree = try repository.apply(patch, to: change.base.tree, inflater: nil)
                #expect(tree == change.head.tree, "\(path) \(commit.id)")
            } catch {
                Issue.record("\(path) \(commit.id): \(error)")
            }
            checked += 1
        }
        #expect(checked > 0)
    }
}
