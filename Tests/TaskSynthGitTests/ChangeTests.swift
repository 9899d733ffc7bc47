import TaskSynthCore
import TaskSynthGit
import TaskSynthTestSupport
import Testing

@Suite(.needsGit) struct ChangeTests {
    @Test func `compares a commit with its parent, and a merge with the first one`() throws {
        let made = try TemporaryRepository()
        let start = try made.commit("Start")
        try made.git(["checkout", "-q", "-b", "side"])
        let side = try made.commit("Side")
        try made.git(["checkout", "-q", "main"])
        let main = try made.commit("Main")
        try made.git(["merge", "-q", "--no-ff", "-m", "Merge", "side"])
        let repository = try Repository(path: made.path)
        #expect(try repository.change(ofCommit: "main~1").base.id.hexadecimal == start)
        #expect(try repository.change(ofCommit: "main").base.id.hexadecimal == main)
        let second = try repository.change(ofCommit: "main", mainline: 2)
        #expect(second.base.id.hexadecimal == side)
        let error = #expect(throws: GitError.self) {
            try repository.change(ofCommit: "main", mainline: 3)
        }
        #expect(error?.code == .noParent)
    }

    @Test func `says that a root commit has nothing before it`() throws {
        let made = try TemporaryRepository()
        try made.commit("Start")
        let repository = try Repository(path: made.path)
        let error = #expect(throws: GitError.self) { try repository.change(ofCommit: "HEAD") }
        #expect(error?.code == .noParent)
    }

    @Test func `says that a shallow clone lacks the parent`() throws {
        let made = try TemporaryRepository()
        try made.commit("Start")
        try made.commit("Change")
        try made.git(["clone", "-q", "--depth", "1", "file://\(made.path)", "shallow"])
        let repository = try Repository(path: "\(made.path)/shallow")
        let error = #expect(throws: GitError.self) { try repository.change(ofCommit: "HEAD") }
        #expect(error?.code == .missingObject)
        #expect(error?.hint.contains("deepen") == true)
    }

    @Test(arguments: ["first..side", "first...side"])
    func `compares a range with the merge base`(range: String) throws {
        let made = try TemporaryRepository()
        let base = try made.commit("Start")
        try made.git(["checkout", "-q", "-b", "side"])
        let side = try made.commit("Side")
        try made.git(["checkout", "-q", "-b", "first", "main"])
        try made.commit("First")
        let change = try Repository(path: made.path).change(ofRange: range)
        #expect(change.base.id.hexadecimal == base)
        #expect(change.head.id.hexadecimal == side)
    }

    @Test func `finds a pull request by its reference, its merge or its squashed commit`() throws {
        let made = try TemporaryRepository()
        let start = try made.commit("Start")
        try made.git(["checkout", "-q", "-b", "one"])
        let one = try made.commit("One")
        try made.git(["update-ref", "refs/pull/1/head", "one"])
        try made.git(["checkout", "-q", "-b", "two", "main"])
        let two = try made.commit("Two")
        try made.git(["checkout", "-q", "main"])
        try made.git([
            "merge", "-q", "--no-ff", "-m", "Merge pull request #2 from x\n\nTitle", "two",
        ])
        let three = try made.commit("Three (#3)")
        let repository = try Repository(path: made.path)
        #expect(try repository.change(ofPullRequest: 1).head.id.hexadecimal == one)
        let merged = try repository.change(ofPullRequest: 2)
        #expect(merged.head.id.hexadecimal == two)
        #expect(merged.base.id.hexadecimal == start)
        #expect(merged.message.title == "Title")
        #expect(try repository.change(ofPullRequest: 3).head.id.hexadecimal == three)
        let error = #expect(throws: GitError.self) { try repository.change(ofPullRequest: 4) }
        #expect(error?.code == .unknownRevision)
    }
}
