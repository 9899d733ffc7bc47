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
            expectLawful(patch)
            try expectSameAsStream(bytes, pieces: 1 + bytes.count / 97, "\(file)")
            try expectSameAsStream(bytes, pieces: bytes.count + 1, "\(file)")
            if bytes.count < 3000 { try expectSameAsStream(bytes, pieces: 1, "\(file)") }
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

/// Checks that a stream sees the same sections and mistakes as reading the whole.
func expectSameAsStream(
    _ bytes: [UInt8], pieces size: Int, _ name: Comment,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let whole = Result { () throws(PatchError) in try Patch(parsing: bytes) }
    var stream = PatchStream()
    var files: [FileSummary] = []
    var mistake: PatchError?
    do {
        var place = 0
        while place < bytes.count {
            let end = min(place + size, bytes.count)
            try stream.read(bytes.span.extracting(place..<end)) { files.append($0) }
            place = end
        }
        try stream.finish { files.append($0) }
    } catch let error as PatchError {
        mistake = error
    }
    switch whole {
    case .success(let patch):
        #expect(mistake == nil, name, sourceLocation: sourceLocation)
        #expect(files == patch.files.map(\.summary), name, sourceLocation: sourceLocation)
    case .failure(let error):
        #expect(mistake?.code == error.code, name, sourceLocation: sourceLocation)
        // A stream may have forgotten where a hunk starts of which only its end tells a mistake.
        let isLate: [PatchError.Code] = [
            .hunkWithoutChange, .newFileWithOldContent, .deletedFileWithContent,
        ]
        if !isLate.contains(error.code) {
            #expect(mistake?.line == error.line, name, sourceLocation: sourceLocation)
        }
    }
}
