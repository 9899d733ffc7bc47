import TaskSynthCore
import TaskSynthFiles
import TaskSynthGit
import TaskSynthTestSupport
import Testing

@Suite(.needsGit) struct RepositoryTests {
    @Test func `reads what a commit says`() throws {
        let made = try TemporaryRepository()
        try made.write("one\n", to: "a.txt")
        let first = try made.commit("Start")
        try made.write("two\n", to: "a.txt")
        let second = try made.commit("Change\n\nWhy.")
        let commit = try Repository(path: made.path).commit(named: "HEAD")
        #expect(commit.id.hexadecimal == second)
        #expect(commit.parents.map(\.hexadecimal) == [first])
        #expect(commit.authorName == "Author")
        #expect(commit.authoredAt == "2024-02-29T23:59:59+02:00")
        #expect(commit.subject == "Change")
    }

    @Test func `says that there is no repository`() throws {
        let folder = try Folder.temporary()
        defer { folder.remove() }
        let error = #expect(throws: GitError.self) { try open(folder.path) }
        #expect(error?.code == .noRepository)
    }

    @Test func `finds the entry at a path, and none where there is none`() throws {
        let made = try TemporaryRepository()
        for path in ["a.txt", "a/b/c.txt", "a-b", "a/b.txt", "ünï/x"] {
            try made.write(path, to: path)
        }
        try made.commit("Start")
        let repository = try Repository(path: made.path)
        let tree = try repository.commit(named: "HEAD").tree
        let files = try repository.files(in: tree)
        #expect(files.count == 5)
        for file in files {
            #expect(try repository.entry(at: file.path, in: tree) == file)
            #expect(try repository.content(of: file.id) == file.path)
        }
        #expect(try repository.entry(at: Array("a/b".utf8), in: tree)?.mode == 0o040000)
        for path in ["", "/", "a/", "a//b.txt", "b", "a.txt/c", "a/b/c", "a\u{0}", "A.txt"] {
            let entry = try repository.entry(at: Array(path.utf8), in: tree)
            #expect(entry == nil, "\(path)")
        }
    }

    @Test(arguments: ["nothing", "HEAD~9", "", "0000000", ":/none"])
    func `says that a commit is not known`(name: String) throws {
        let made = try TemporaryRepository()
        try made.commit("Start")
        let repository = try Repository(path: made.path)
        let error = #expect(throws: GitError.self) { try repository.commit(named: name) }
        #expect(error?.code == .unknownRevision)
    }

    @Test func `refuses a repository with SHA-256 names`() throws {
        let made = try TemporaryRepository(["--object-format=sha256"])
        try made.commit("Start")
        let error = #expect(throws: GitError.self) { try open(made.path) }
        #expect(error?.code == .unsupportedRepository)
    }

    @Test func `makes a patch that git applies to the same tree`() throws {
        let made = try TemporaryRepository()
        let lines = (1...40).map { "line \($0)\n" }.joined()
        try made.write(lines, to: "kept name.txt")
        try made.write(lines, to: "moved.txt")
        try made.write([0, 1, 2, 255], to: "data.bin")
        try made.write("gone", to: "gone\twith tab.txt")
        try made.commit("Start")
        try made.write(lines.replacing("line 20\n", with: "LINE 20\n"), to: "kept name.txt")
        try made.git(["mv", "moved.txt", "ünï.txt"])
        try made.write([0, 3, 2, 255], to: "data.bin")
        try made.git(["rm", "-q", "gone\twith tab.txt"])
        try made.write("", to: "folder/empty")
        try made.commit("Change")
        let repository = try Repository(path: made.path)
        let before = try repository.commit(named: "HEAD~")
        let after = try repository.commit(named: "HEAD")
        let patch = try repository.patch(from: before.tree, to: after.tree)
        try made.git(["read-tree", before.tree.hexadecimal])
        try made.git(["apply", "--cached", "-"], input: patch)
        #expect(try made.git(["write-tree"]) == after.tree.hexadecimal)
    }

    @Test(arguments: [
        (["notes"], "notes/one"), (["notes/one"], "notes"), (["notes/one", "notes/two"], "notes"),
    ])
    func `lets no file take the place of a folder, as git does not`(
        files: [String], new: String
    ) throws {
        let made = try TemporaryRepository()
        for file in files { try made.write("text\n", to: file) }
        try made.commit("Start")
        let repository = try Repository(path: made.path)
        let tree = try repository.commit(named: "HEAD").tree
        var builder = PatchBuilder()
        builder.appendAddition(of: PatchPath(new), content: Array("new\n".utf8))
        let addition = try builder.patch()
        let error = #expect(throws: GitError.self) {
            try repository.apply(addition, to: tree, inflater: nil)
        }
        #expect(error?.code == .doesNotApply)
        #expect(throws: (any Error).self) {
            try made.git(["apply", "--index", "-"], input: addition.bytes)
        }
        for file in files {
            builder.appendDeletion(of: PatchPath(file), content: Array("text\n".utf8))
        }
        let exchange = try builder.patch()
        try made.git(["apply", "--index", "-"], input: exchange.bytes)
        let after = try repository.apply(exchange, to: tree, inflater: nil)
        #expect(try made.git(["write-tree"]) == after.hexadecimal)
    }

    @Test func `does not let the settings of a repository change a patch`() throws {
        let made = try TemporaryRepository()
        try made.write("a\n", to: "x.txt")
        try made.commit("Start")
        try made.write("b\n", to: "x.txt")
        try made.commit("Change")
        let plain = try patchOfHead(made)
        try made.git(["config", "diff.noprefix", "true"])
        try made.git(["config", "diff.context", "0"])
        try made.write("* binary\n", to: ".git/info/attributes")
        try made.write("dirty", to: "x.txt")
        #expect(try patchOfHead(made) == plain)
    }

    @Test func `writes a tree to a folder`() throws {
        let made = try TemporaryRepository()
        try made.write("#!/bin/sh\n", to: "bin/run")
        try made.git(["add", "-A"])
        try made.git(["update-index", "--chmod=+x", "bin/run"])
        try made.git(["commit", "-q", "-m", "Start"])
        let repository = try Repository(path: made.path)
        let folder = try Folder.temporary()
        defer { folder.remove() }
        try repository.checkOut(try repository.commit(named: "HEAD").tree, into: folder.path)
        #expect(try folder.read("bin/run") == Array("#!/bin/sh\n".utf8))
    }

    @Test func `finds the merge base and says where there is none`() throws {
        let made = try TemporaryRepository()
        let base = try made.commit("Start")
        try made.git(["checkout", "-q", "-b", "side"])
        let side = try made.commit("Side")
        try made.git(["checkout", "-q", "main"])
        try made.commit("Main")
        try made.git(["checkout", "-q", "--orphan", "other"])
        try made.commit("Other")
        let repository = try Repository(path: made.path)
        let main = try repository.commit(named: "main").id
        let other = try repository.commit(named: "other").id
        let branch = try repository.commit(named: side).id
        #expect(try repository.mergeBase(of: main, branch).hexadecimal == base)
        let error = #expect(throws: GitError.self) {
            try repository.mergeBase(of: main, other)
        }
        #expect(error?.code == .noMergeBase)
    }

    private func open(_ path: String) throws { _ = try Repository(path: path).isBare }

    private func patchOfHead(_ made: TemporaryRepository) throws -> [UInt8] {
        let repository = try Repository(path: made.path)
        let before = try repository.commit(named: "HEAD~")
        return try repository.patch(
            from: before.tree, to: try repository.commit(named: "HEAD").tree)
    }
}
