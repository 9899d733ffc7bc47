import TaskSynthCore
import Testing

@Suite struct TreeTests {
    @Test(arguments: [
        "../x", "a/../b", "/etc/passwd", "C:/x", "\\x", "a//b", "", ".git/config", ".GIT/hooks/x",
        "a/.Git/x", "git~1/x", ".git./x", ".git /x", ".git::$INDEX_ALLOCATION/x", ".g\u{200C}it/x",
        ".git\\x", "a\\..\\b", "./x", "\u{FEFF}.git/x",
    ])
    func `refuses a path that some system takes for another place`(path: String) {
        #expect(PatchPath(path).hazard != nil)
    }

    @Test(arguments: ["a", ".gitignore", ".github/x", "git~2", "a.git/x", "x/.gitmodules", "..a"])
    func `allows a path that only looks alike`(path: String) {
        #expect(PatchPath(path).hazard == nil)
    }

    private func apply(
        _ text: String, to tree: [PatchPath: TreeFile], reversed: Bool = false
    ) throws -> [PatchPath: TreeFile] {
        let change = try Patch(parsing: text).applied(
            options: ApplyOptions(isReversed: reversed)
        ) { (path) throws(TreeError) in tree[path] }
        return tree.merging(change.files.mapValues { $0 ?? TreeFile(content: [0]) }) { $1 }
            .filter { change.files[$0.key] != .some(nil) }
    }

    static let swap = """
        diff --git a/x b/y
        similarity index 100%
        rename from x
        rename to y
        diff --git a/y b/x
        old mode 100644
        new mode 100755
        similarity index 100%
        rename from y
        rename to x

        """

    @Test func `exchanges two files, and their modes`() throws {
        let tree: [PatchPath: TreeFile] = [
            "x": TreeFile(content: [1]), "y": TreeFile(content: [2]),
        ]
        let after = try apply(Self.swap, to: tree)
        #expect(after["y"] == TreeFile(content: [1]))
        #expect(after["x"] == TreeFile(content: [2], mode: .executable))
        #expect(try apply(Self.swap, to: after, reversed: true) == tree)
    }

    @Test func `turns a file into a link and back`() throws {
        let text = """
            diff --git a/f b/f
            deleted file mode 100644
            --- a/f
            +++ /dev/null
            @@ -1 +0,0 @@
            -text
            diff --git a/f b/f
            new file mode 120000
            --- /dev/null
            +++ b/f
            @@ -0,0 +1 @@
            +target
            \\ No newline at end of file

            """
        let patch = try Patch(parsing: text)
        #expect(patch.files.map(\.isTypeChange) == [true, true])
        #expect(PatchSummary(of: patch).nameStatus == Array("T\tf\n".utf8))
        let tree: [PatchPath: TreeFile] = ["f": TreeFile(content: Array("text\n".utf8))]
        let after = try apply(text, to: tree)
        #expect(after == ["f": TreeFile(content: Array("target".utf8), mode: .symlink)])
        #expect(try apply(text, to: after, reversed: true) == tree)
    }

    @Test func `says what stands in the way`() throws {
        let addition =
            "diff --git a/n b/n\nnew file mode 100644\n--- /dev/null\n+++ b/n\n@@ -0,0 +1 @@\n+x\n"
        #expect(throws: TreeError.exists("n")) {
            _ = try apply(addition, to: ["n": TreeFile(content: [])])
        }
        #expect(throws: TreeError.missing("y")) {
            _ = try apply(Self.swap, to: ["x": TreeFile(content: [1])])
        }
        let hostile = addition.replacing("b/n", with: "b/../n").replacing("a/n", with: "a/../n")
        #expect(throws: TreeError.hazard("../n", .leavesFolder)) {
            _ = try apply(hostile, to: [:])
        }
    }

    @Test func `refuses a file below a file that stays`() throws {
        var builder = PatchBuilder()
        builder.appendAddition(of: "notes/day/one", content: Array("x\n".utf8))
        let addition = try builder.patch().bytes
        let notes = TreeFile(content: Array("text\n".utf8))
        #expect(throws: TreeError.throughFile("notes/day/one")) {
            _ = try apply(String(decoding: addition, as: UTF8.self), to: ["notes": notes])
        }
        builder.appendDeletion(of: "notes", content: notes.content)
        let both = try builder.patch().bytes
        let after = try apply(String(decoding: both, as: UTF8.self), to: ["notes": notes])
        #expect(after.keys.map(\.string) == ["notes/day/one"])
    }

    @Test(arguments: [
        ".gitmodules", "sub/.GitModules", ".gitmodules ", "gitmod~1", "gi7eba~1", "GI7EB~10",
        ".g\u{200C}itmodules",
    ])
    func `refuses a link in place of the list of submodules`(path: String) throws {
        #expect(PatchPath(path).hazard(for: .symlink) == .submoduleList)
        #expect(PatchPath(path).hazard(for: .regular) == nil)
        var builder = PatchBuilder()
        builder.appendAddition(of: PatchPath(path), mode: .symlink, content: Array("x".utf8))
        let link = try builder.patch()
        #expect(throws: TreeError.hazard(PatchPath(path), .submoduleList)) {
            _ = try link.applied { _ in nil }
        }
    }

    @Test(arguments: ["gitmod~5", "gi7eba~0", "gi7ebaa~1", ".gitmodules2", "agitmodules"])
    func `lets other links be`(path: String) {
        #expect(PatchPath(path).hazard(for: .symlink) == nil)
    }
}
