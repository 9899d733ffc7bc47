import PatchLaws
import TaskSynthCore
import TaskSynthTestSupport
import Testing

@Suite(.needsCorpus) struct PatchCorpusTests {
    static let folders = [
        "patches/vectors/git", "patches/vectors/patchutils", "patches/vectors/libgit2",
        "patches/vectors/go-gitdiff", "patches/vectors/whatthepatch",
        "patches/vectors/diff2html", "patches/vectors/unidiff", "patches/variants",
    ]

    @Test(arguments: folders)
    func `loses nothing, in parts and as a stream`(folder: String) throws {
        for file in Corpus.files(under: folder) {
            let bytes = try Corpus.read(file)
            let patch = try Patch(recovering: bytes)
            try #require(patch.assembled == bytes, "\(file)")
            #expect(throws: Never.self, "\(file)") { try PatchLaws.check(bytes) }
            for size in [1 + bytes.count / 97, bytes.count + 1] + (bytes.count < 3000 ? [1] : []) {
                #expect(throws: Never.self, "\(file) in pieces of \(size)") {
                    try PatchLaws.checkStream(bytes, pieces: size)
                }
            }
        }
    }

    @Test func `loses nothing of real commits`() throws {
        for file in Corpus.files(under: "patches/open") where file.hasSuffix(".patch") {
            let bytes = try Corpus.read(file)
            let patch = try Patch(parsing: bytes)
            try #require(patch.assembled == bytes, "\(file)")
            #expect(patch.files.isEmpty == false)
        }
    }
}
