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
}
