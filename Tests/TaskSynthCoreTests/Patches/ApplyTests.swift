import TaskSynthCore
import Testing

@Suite struct ApplyTests {
    static let old = Array("one\ntwo\nthree\nfour\nfive\nsix\nseven\n".utf8)
    static let patch = """
        --- a/f
        +++ b/f
        @@ -2,4 +2,4 @@
         two
        -three
        +3
         four
         five

        """

    private func file(_ text: String) throws -> FilePatch {
        try #require(try Patch(parsing: text).files.first)
    }

    @Test func `applies and takes back`() throws {
        let file = try file(Self.patch)
        let new = try file.apply(to: Self.old)
        #expect(String(decoding: new, as: UTF8.self) == "one\ntwo\n3\nfour\nfive\nsix\nseven\n")
        #expect(try file.apply(to: new, options: ApplyOptions(isReversed: true)) == Self.old)
    }

    @Test func `finds a hunk that has moved, and says how far`() throws {
        let file = try file(Self.patch)
        let moved = Array("a\nb\nc\n".utf8) + Self.old
        let applied = try file.applied(to: moved)
        #expect(applied.placements == [HunkPlacement(line: 5, offset: 3)])
    }

    @Test func `says what differs and where a hunk nearly fits`() throws {
        let file = try file(Self.patch)
        let other = Array("x\ny\none\ntwo\nthree\nvier\nfive\nsix\n".utf8)
        let error = try #require(throws: ApplyError.self) { try file.apply(to: other) }
        #expect(error.hunk == 1)
        #expect(error.patchLine == 3)
        #expect(error.mismatch?.fileLine == 2)
        #expect(error.mismatch?.patchLine == 4)
        #expect(error.mismatch?.expected == "two")
        #expect(error.mismatch?.found == "y")
        #expect(error.nearest?.line == 4)
        #expect(error.nearest?.matchingLines == 3)
    }

    @Test func `sees that a hunk is applied already`() throws {
        let file = try file(Self.patch)
        let new = try file.apply(to: Self.old)
        let error = try #require(throws: ApplyError.self) { try file.apply(to: new) }
        #expect(error.nearest?.isAlreadyApplied == true)
        #expect(error.nearest?.line == 2)
    }

    @Test func `makes a file, and removes one that has nothing else`() throws {
        var builder = PatchBuilder()
        builder.appendAddition(of: "n", content: Array("a\nb".utf8))
        builder.appendDeletion(of: "o", content: Array("a\n".utf8))
        let patch = try builder.patch()
        #expect(try patch.files[0].apply(to: []) == Array("a\nb".utf8))
        #expect(throws: ApplyError.self) { try patch.files[0].apply(to: Array("x\n".utf8)) }
        #expect(try patch.files[1].applied(to: Array("a\n".utf8)).content == nil)
        #expect(throws: ApplyError.self) { try patch.files[1].apply(to: Array("a\nb\n".utf8)) }
    }

    @Test func `composes selections of lines in either order`() throws {
        let text = PatchBuilderTests.text
        let file = try file(text)
        let old = Array("one\ntwo\nthree\nfour\n5\n6\n7\n8\n9\nten\neleven".utf8)
        let new = try file.apply(to: old)
        for mask in 0..<32 {
            // Bits stand for the changed lines, in order.
            let order = [[0: 0, 2: 1, 3: 2], [1: 3, 2: 4]]
            let chosen: @Sendable (Int, Int) -> Bool = { hunk, line in
                order[hunk][line].map { mask & 1 << $0 != 0 } ?? false
            }
            var first = PatchBuilder()
            first.append(file, selecting: LineSelection(lines: chosen))
            var second = PatchBuilder()
            second.append(file, selecting: LineSelection(against: .new) { !chosen($0, $1) })
            var content = old
            for section in [try first.patch().files.first, try second.patch().files.first] {
                if let section { content = try section.apply(to: content) }
            }
            #expect(content == new, "selection \(mask)")
        }
    }
}
