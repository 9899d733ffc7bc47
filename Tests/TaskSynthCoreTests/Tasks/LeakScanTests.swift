import TaskSynthCore
import Testing

@Suite struct LeakScanTests {
    let scan = LeakScan(
        hashes: ["0123456789abcdef0123456789abcdef01234567"], numbers: [42])

    @Test(arguments: [
        "in 0123456789ABCDEF", "see 0123456.", "after #42", "as !42 has it", "(GH-42)",
        "https://example.org/o/n/pull/42/files", "https://example.org/o/n/commit/0123456789ab",
    ])
    func `finds every trace of the change and takes it out`(text: String) {
        #expect(scan.findings(in: "fine\n\(text)", of: "x").first?.line == 2)
        #expect(scan.findings(in: scan.cleaned(text), of: "x").isEmpty)
    }

    @Test(arguments: [
        "#421 and #4", "deadbeef", "012345", "https://example.org/o/n/pull/43", "C#42x", "feedface",
    ])
    func `leaves other numbers and words alone`(text: String) {
        #expect(scan.findings(in: text, of: "x").isEmpty)
        #expect(scan.cleaned(text) == text)
    }
}
