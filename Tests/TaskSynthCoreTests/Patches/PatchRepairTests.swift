import TaskSynthCore
import Testing

@Suite struct PatchRepairTests {
    private static let sound = """
        --- a/f
        +++ b/f
        @@ -1,3 +1,3 @@ head
         one
        -two
        +2
         three

        """

    private func mended(
        _ text: String, reading content: String? = nil
    ) -> (text: String, kinds: [PatchRepair.Repair.Kind]) {
        let repair = PatchRepair(of: Array(text.utf8)) { _ in content.map { Array($0.utf8) } }
        return (String(decoding: repair.bytes, as: UTF8.self), repair.repairs.map(\.kind))
    }

    @Test func `leaves a sound patch as it is`() {
        let (text, kinds) = mended(Self.sound)
        #expect(text == Self.sound)
        #expect(kinds.isEmpty)
    }

    @Test func `counts the lines of a hunk`() {
        let (text, kinds) = mended(Self.sound.replacing("-1,3 +1,3", with: "-1,7 +1,2"))
        #expect(text == Self.sound)
        #expect(kinds == [.counts])
    }

    @Test func `adds the last line feed`() {
        let (text, kinds) = mended(String(Self.sound.dropLast()))
        #expect(text == Self.sound)
        #expect(kinds == [.missingLineFeed])
    }

    @Test func `takes a patch out of its fence`() {
        let (text, kinds) = mended("Here it is:\n\n```diff\n\(Self.sound)```\n\nDone.\n")
        #expect(text == Self.sound)
        #expect(kinds == [.fence])
    }

    @Test func `gives a blank header its numbers from the file`() {
        let blank = Self.sound.replacing("@@ -1,3 +1,3 @@ head", with: "@@ ... @@ head")
        let (text, kinds) = mended(blank, reading: "zero\none\ntwo\nthree\n")
        #expect(text == Self.sound.replacing("-1,3 +1,3", with: "-2,3 +2,3"))
        #expect(kinds == [.blankHunkHeader])
    }

    @Test func `mends nothing unless asked to`() {
        let damaged = Self.sound.replacing("-1,3 +1,3", with: "-1,7 +1,2")
        #expect(throws: PatchError.self) { try Patch(parsing: damaged) }
    }
}
