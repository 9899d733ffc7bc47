import PatchLaws
import TaskSynthCore
import Testing

@Suite struct PatchBuilderTests {
    static let text = """
        diff --git a/f b/f
        index 1111111..2222222 100644
        --- a/f
        +++ b/f
        @@ -1,4 +1,5 @@
        +zero
         one
        -two
        +2
         three
         four
        @@ -10,2 +11,2 @@ tail
         ten
        -eleven
        \\ No newline at end of file
        +eleven!
        \\ No newline at end of file

        """

    @Test func `keeps a hunk at its old place, and moves its new one`() throws {
        let patch = try Patch(parsing: Self.text)
        var builder = PatchBuilder()
        let isAdded = builder.append(patch.files[0], selecting: LineSelection(hunks: [1]))
        #expect(isAdded)
        #expect(
            String(decoding: builder.bytes, as: UTF8.self) == """
                diff --git a/f b/f
                --- a/f
                +++ b/f
                @@ -10,2 +10,2 @@ tail
                 ten
                -eleven
                \\ No newline at end of file
                +eleven!
                \\ No newline at end of file

                """)
    }

    @Test func `takes what is left out as made already, against the new version`() throws {
        let patch = try Patch(parsing: Self.text)
        var builder = PatchBuilder()
        let selection = LineSelection(against: .new) { hunk, line in hunk == 0 && line != 0 }
        let isAdded = builder.append(patch.files[0], selecting: selection)
        #expect(isAdded)
        #expect(
            String(decoding: builder.bytes, as: UTF8.self) == """
                diff --git a/f b/f
                --- a/f
                +++ b/f
                @@ -1,5 +1,5 @@
                 zero
                 one
                -two
                +2
                 three
                 four

                """)
    }

    @Test func `gives the last line its line feed where lines follow it`() throws {
        let text = """
            --- a/f
            +++ b/f
            @@ -1 +1,2 @@
            -one
            \\ No newline at end of file
            +1
            +two

            """
        let patch = try Patch(parsing: text)
        var builder = PatchBuilder()
        let isAdded = builder.append(
            patch.files[0], selecting: LineSelection { _, line in line == 2 })
        #expect(isAdded)
        let made = try builder.patch()
        #expect(
            made.text(made.files[0].hunks[0].range) == """
                @@ -1 +1,2 @@
                -one
                \\ No newline at end of file
                +one
                +two

                """)
    }

    @Test func `makes whole files that read as additions and deletions`() throws {
        var builder = PatchBuilder()
        builder.appendAddition(of: "new file", content: Array("a\nb".utf8))
        builder.appendAddition(of: "empty", mode: .executable, content: [])
        builder.appendDeletion(of: "caf\u{e9}", content: Array("x\n".utf8))
        builder.appendRename(from: "x", to: "y")
        let patch = try builder.patch()
        try PatchLaws.check(patch.bytes)
        #expect(patch.files.map(\.status) == [.added, .added, .deleted, .renamed])
        #expect(patch.files.map(\.path) == ["new file", "empty", "caf\u{e9}", "y"])
        #expect(patch.files.map(\.additions) == [2, 0, 0, 0])
    }

    /// A patch whose names have two folders that are no part of the paths.
    static let deep = """
        --- old/root/src/tree.c
        +++ new/root/src/tree.c
        @@ -1,2 +1,2 @@
         one
        -two
        +2
        --- old/root/tests/tree.c
        +++ new/root/tests/tree.c
        @@ -1,2 +1,2 @@
         one
        -two
        +2

        """

    @Test func `keeps the names that were read, whatever prefixes they had`() throws {
        let patch = try Patch(parsing: Self.deep, prefixes: .exactly(2))
        let paths: [PatchPath] = ["src/tree.c", "tests/tree.c"]
        #expect(patch.files.map(\.path) == paths)
        let kept = try patch.filtered { $0.index == 1 }
        #expect(kept.files.map(\.path) == [paths[1]])
        #expect(kept.bytes == Array(patch.files[1].bytes))
        let reversed = try #require(try patch.reversed())
        #expect(reversed.files.map(\.path) == paths.reversed())
        let split = try patch.split()
        #expect(split.fix.files.map(\.path) == [paths[0]])
        #expect(split.tests.files.map(\.path) == [paths[1]])
        let whole = try patch.filtered(keepingText: true) { _ in true }
        #expect(whole == patch)
    }

    @Test func `reads nothing but what was put together`() throws {
        let patch = try Patch(parsing: Self.text + Self.deep)
        var builder = PatchBuilder()
        for file in patch.files.reversed() { builder.append(file) }
        builder.append(patch.files[0], selecting: LineSelection(hunks: [1]))
        let built = try builder.patch()
        #expect(try Patch(parsing: built.bytes) == built)
        #expect(built.files.map(\.additions) == [1, 1, 3, 1])
    }
}
