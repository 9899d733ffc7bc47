import PatchLaws
import TaskSynthCore
import TaskSynthTestSupport
import Testing

@Suite struct PatchSplitTests {
    static let golden = GoldenFolder("splitting")

    @Test(arguments: golden.cases)
    func `splits a golden case`(name: String) throws {
        let patch = try Patch(parsing: Self.golden.read("input.patch", of: name))
        let split = try patch.split()
        try Self.golden.expect(split.json.document, matches: "expected.json", of: name)
        for (part, file) in [
            (split.fix, "expected.fix.patch"), (split.tests, "expected.tests.patch"),
        ] {
            let text = String(decoding: part.bytes, as: UTF8.self)
            try Self.golden.expect(text, matches: file, of: name)
        }
        try expectPartsCompose(patch)
    }

    @Test func `sends a rename across the border to both sides where the content is known`() throws
    {
        let patch = try Patch(
            parsing: """
                diff --git a/src/helper.py b/tests/helper.py
                similarity index 66%
                rename from src/helper.py
                rename to tests/helper.py
                --- a/src/helper.py
                +++ b/tests/helper.py
                @@ -1,3 +1,3 @@
                 one
                -two
                +TWO
                 three

                """)
        let before = OldTree(before: patch).files["src/helper.py"]?.content
        let policy = SplitPolicy(contents: { _, side in side == .old ? before : nil })
        let known = try patch.split(using: policy)
        #expect(known.fix.files.map(\.status) == [.deleted])
        #expect(known.tests.files.map(\.status) == [.added])
        #expect(known.tests.files.first?.additions == 4)
        #expect(known.decisions.first?.side == .split)
        try expectPartsCompose(patch, policy)

        let unknown = try patch.split()
        #expect(unknown.fix.files.isEmpty)
        #expect(unknown.tests.files.map(\.status) == [.renamed])
        #expect(unknown.decisions.first?.isAmbiguous == true)
    }

    @Test func `keeps the two sections of a type change together`() throws {
        let patch = try Patch(
            parsing: """
                diff --git a/tests/link b/tests/link
                deleted file mode 100644
                index 2e65efe..0000000
                --- a/tests/link
                +++ /dev/null
                @@ -1 +0,0 @@
                -a
                diff --git a/tests/link b/tests/link
                new file mode 120000
                index 0000000..63d8dbd
                --- /dev/null
                +++ b/tests/link
                @@ -0,0 +1 @@
                +b
                \\ No newline at end of file

                """)
        let split = try patch.split()
        #expect(split.tests.files.count == 2)
        #expect(split.fix.files.isEmpty)
    }

    @Test func `keeps roles apart where asked`() throws {
        let patch = try Patch(
            parsing: """
                --- a/docs/guide.md
                +++ b/docs/guide.md
                @@ -1 +1 @@
                -a
                +b
                --- a/src/a.c
                +++ b/src/a.c
                @@ -1 +1 @@
                -a
                +b

                """)
        let split = try patch.split(using: SplitPolicy(otherRoles: [.docs]))
        #expect(split.other.files.map(\.path) == ["docs/guide.md"])
        #expect(split.fix.files.map(\.path) == ["src/a.c"])
        #expect(split.decisions.map(\.side) == [.other, .fix])
    }

    @Test(
        .needsCorpus,
        arguments: ["pallets__flask", "tokio-rs__tokio", "redis__redis", "mockito__mockito"])
    func `parts of real changes compose in either order`(repository: String) throws {
        for file in Corpus.files(under: "patches/open/\(repository)") {
            let patch = try Patch(parsing: Corpus.read(file))
            try expectPartsCompose(patch, comment: "\(file)")
        }
    }

    @Test func `parts of random changes compose in either order`() throws {
        for seed in 0..<300 {
            let text = RandomChange(seed: UInt64(seed)).text
            guard !text.isEmpty else { continue }
            let patch = try Patch(parsing: text)
            try expectPartsCompose(patch, comment: "seed \(seed)")
        }
    }

    /// Each part applies alone, and both in either order are the whole; sections that leave their
    /// binary content out apply nowhere.
    private func expectPartsCompose(
        _ whole: Patch, _ policy: SplitPolicy = SplitPolicy(), comment: Comment? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let patch = try whole.filtered { !$0.isBinary }
        let base = OldTree(before: patch)
        #expect(base.sections.count == patch.files.count, comment, sourceLocation: sourceLocation)
        let split = try patch.split(using: policy)
        #expect(split.decisions.count == patch.files.count, sourceLocation: sourceLocation)
        let head = try base.applying(patch).files
        let one = try base.applying(split.tests, split.fixAfterTests, split.other).files
        #expect(one == head, comment, sourceLocation: sourceLocation)
        let two = try base.applying(split.fix, split.testsAfterFix, split.other).files
        #expect(two == head, comment, sourceLocation: sourceLocation)
    }
}
