import PatchLaws
import TaskSynthCore
import TaskSynthTestSupport
import Testing

@Suite struct PatchTests {
    static let rename = """
        From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
        Subject: Move and mend

        ---
        diff --git a/old name b/new name
        similarity index 90%
        rename from old name
        rename to new name
        index 1234567..89abcde 100644
        --- a/old name\t
        +++ b/new name\t
        @@ -1,3 +1,3 @@ func body()
         one
        -two
        +2
        -- 
        \\ No newline at end of file

        """

    @Test func `reads the parts of a section`() throws {
        let patch = try Patch(parsing: Self.rename.replacing("-- \n", with: " three\n"))
        try PatchLaws.check(patch.bytes)
        let file = try #require(patch.files.first)
        #expect(file.status == .renamed)
        #expect(file.oldPath == "old name")
        #expect(file.newPath == "new name")
        #expect(file.similarity == 90)
        #expect(file.oldID == "1234567")
        #expect(file.newMode == .regular)
        let hunk = try #require(file.hunks.first)
        #expect(hunk.section == "func body()")
        let lines = Array(hunk.lines)
        #expect(lines.map(\.kind) == [.context, .removed, .added, .context])
        #expect(lines.map(\.hasNoNewline) == [false, false, false, true])
        #expect(lines.map(\.oldLine) == [1, 2, nil, 3])
        #expect(lines.map(\.newLine) == [1, nil, 2, 3])
        #expect(patch.text(lines[2].contentRange) == "2")
    }

    @Test func `reads hunks by their counts and not by prefixes`() throws {
        let text = """
            --- a/q.sql
            +++ b/q.sql
            @@ -1,3 +1,2 @@
            --- old remark
             x
            -- 
            +++ new remark
            -- 
            2.40.0

            """
        let patch = try Patch(parsing: text)
        try PatchLaws.check(patch.bytes)
        #expect(patch.files.first?.deletions == 2)
        #expect(patch.text(patch.trailer) == "-- \n2.40.0\n")
    }

    @Test func `reads lines that follow the end of a file, as git does`() throws {
        let text = """
            --- a/settings
            +++ b/settings
            @@ -1 +1 @@
            -name=1
            +name=2
            \\ No newline at end of file
            @@ -3 +3 @@
            -line 3
            +last

            """
        let patch = try Patch(parsing: text)
        try PatchLaws.check(patch.bytes)
        #expect(patch.files.first?.hunks.count == 2)
    }

    @Test func `holds the diffstat of a mail against its sections`() throws {
        let golden = GoldenFolder("patches")
        let name = "mail-with-a-diff-in-its-message"
        let bytes = try golden.read("input.patch", of: name)
        let mail = try #require(try Patch(parsing: bytes).mails.first)
        #expect(mail.files == 0..<1)
        #expect(mail.announced == PatchMail.Totals(files: 1, insertions: 1, deletions: 1))
        #expect(mail.agrees == true)
        let other = String(decoding: bytes, as: UTF8.self)
            .replacing("1 file changed", with: "2 files changed")
        #expect(try Patch(parsing: other).mails.first?.agrees == false)
    }

    @Test func `counts the lines of one mistake after another`() throws {
        let section = "diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ -1,5 +1,5 @@\n-a\n+b\n"
        let bytes = Array(String(repeating: section, count: 5).utf8)
        let problems = try Patch(recovering: bytes).problems
        #expect(problems.count == 5)
        for (index, problem) in problems.enumerated() {
            #expect(problem.byteOffset == problems[0].byteOffset + index * section.utf8.count)
            #expect(problem.line == problems[0].line + index * 6)
            #expect(problem.line == 1 + bytes[..<problem.byteOffset].count { $0 == 0x0A })
        }
    }
}
