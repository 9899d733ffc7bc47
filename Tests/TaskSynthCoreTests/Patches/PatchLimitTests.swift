import TaskSynthCore
import Testing

@Suite struct PatchLimitTests {
    /// Two files, three hunks; the longest line has twelve bytes.
    static let text = """
        --- a/f
        +++ b/f
        @@ -1 +1 @@
        -a
        +b
        @@ -5 +5 @@
        -c
        +d
        --- a/g
        +++ b/g
        @@ -1 +1 @@
        -x
        +long lines.

        """

    private static func limits(
        bytes: Int = .max, files: Int = .max, hunks: Int = .max, lineLength: Int = .max
    ) -> PatchLimits {
        PatchLimits(bytes: bytes, files: files, hunks: hunks, lineLength: lineLength)
    }

    @Test(arguments: [
        (limits(bytes: text.utf8.count - 1), 1), (limits(files: 1), 9), (limits(hunks: 2), 11),
        (limits(lineLength: 11), 13),
    ])
    func `refuses what exceeds a limit`(limits: PatchLimits, line: Int) throws {
        let error = #expect(throws: PatchError.self) {
            try Patch(parsing: Self.text, limits: limits)
        }
        #expect(error?.code == .tooLarge)
        #expect(error?.line == line)
        #expect(error?.expected.hasPrefix("at most ") == true)
        let bytes = Array(Self.text.utf8)
        #expect(throws: PatchError.self) { try Patch(recovering: bytes, limits: limits) }
        for size in [1, 7, 1_000] {
            let error = #expect(throws: PatchError.self) {
                var stream = PatchStream(limits: limits)
                for start in stride(from: 0, to: bytes.count, by: size) {
                    let end = min(start + size, bytes.count)
                    try stream.read(bytes.span.extracting(start..<end)) { _ in }
                }
                try stream.finish { _ in }
            }
            #expect(error?.code == .tooLarge)
        }
    }

    @Test(arguments: [
        limits(bytes: text.utf8.count), limits(files: 2), limits(hunks: 3), limits(lineLength: 12),
    ])
    func `takes what a limit just allows`(limits: PatchLimits) throws {
        #expect(try Patch(parsing: Self.text, limits: limits).files.count == 2)
        var stream = PatchStream(limits: limits)
        var count = 0
        for byte in Self.text.utf8 {
            try stream.read([byte].span) { _ in count += 1 }
        }
        try stream.finish { _ in count += 1 }
        #expect(count == 2)
    }

    @Test func `counts the hunks of a merge`() throws {
        let text = """
            diff --cc f
            index 1,2..3
            --- a/f
            +++ b/f
            @@@ -1,1 -1,1 +1,1 @@@
            - a
             -b
            ++c
            @@@ -5,1 -5,1 +5,1 @@@
            - a
             -b
            ++c

            """
        #expect(try Patch(parsing: text).files[0].hunks.count == 2)
        let error = #expect(throws: PatchError.self) {
            try Patch(parsing: text, limits: Self.limits(hunks: 1))
        }
        #expect(error?.line == 9)
    }

    @Test func `reads with two threads what it reads with one`() async throws {
        var text = ""
        for index in 0..<40 {
            text += "commit \(index)\n\n    diff --git a/x b/x\n"
            text += Self.text.replacing("--- a/g", with: "diff --git a/g b/g\n--- a/g")
        }
        for end in stride(from: 1, through: text.utf8.count, by: 61) {
            let bytes = Array(text.utf8.prefix(end))
            let one = Result { () throws(PatchError) in try Patch(parsing: bytes) }
            do throws(PatchError) {
                let two = try await Patch(parsingInParallel: bytes, above: 0)
                #expect(try one.get() == two)
                #expect(try one.get().mails == two.mails)
                #expect(two.assembled == bytes)
            } catch {
                #expect(throws: error) { try one.get() }
            }
        }
    }

    @Test func `sees that the middle of a text is no start of a section`() async throws {
        // The message of a mail ends behind the middle, so that what looks like a section is text.
        let text = """
            From 0123456789012345678901234567890123456789 Mon Sep 17 00:00:00 2001
            Subject: Say more

            diff --git a/x b/x
            --- a/x
            +++ b/x
            @@ -1 +1 @@
            -a
            +b
            ---
             y | 2 +-
             1 file changed, 1 insertion(+), 1 deletion(-)

            diff --git a/y b/y
            --- a/y
            +++ b/y
            @@ -1 +1 @@
            -a
            +b

            """
        let one = try Patch(parsing: text)
        for padding in stride(from: 0, to: 600, by: 20) {
            let bytes = Array((String(repeating: "\n", count: padding) + text).utf8)
            let two = try await Patch(parsingInParallel: bytes, above: 0)
            #expect(two.files.map(\.path) == one.files.map(\.path))
            #expect(two.mails.map(\.found) == one.mails.map(\.found))
        }
    }
}
