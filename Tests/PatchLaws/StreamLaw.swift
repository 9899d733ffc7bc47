import TaskSynthCore

/// A stream of any pieces sees what reading the whole does.
struct StreamLaw {
    private let bytes: [UInt8]
    private let size: Int

    init(_ bytes: [UInt8], pieces size: Int?) {
        self.bytes = bytes
        self.size = size ?? 1 + Int(bytes.reduce(0) { $0 &* 31 &+ UInt32($1) } % 97)
    }

    func check() throws(BrokenLaw) {
        let whole = Result { () throws(PatchError) in try Patch(parsing: bytes) }
        let streamed = Result { () throws(PatchError) in try summaries() }
        switch (whole, streamed) {
        case (.success(let patch), .success(let files)):
            try BrokenLaw.unless(
                files == patch.files.map(\.summary), "a stream sees other sections")
        case (.failure(let error), .failure(let mistake)):
            try BrokenLaw.unless(
                mistake.code == error.code,
                "a stream sees another mistake: \(mistake), and not: \(error)")
            // A stream may have forgotten where a hunk starts of which only its end tells a mistake.
            let isLate: [PatchError.Code] = [
                .hunkWithoutChange, .newFileWithOldContent, .deletedFileWithContent,
            ]
            try BrokenLaw.unless(
                isLate.contains(error.code)
                    || mistake.line == error.line
                        && mistake.byteOffset == error.byteOffset,
                "a stream sees a mistake elsewhere: \(mistake), and not: \(error)")
        case (.success, .failure(let mistake)):
            throw BrokenLaw("a stream finds a mistake that is not there: \(mistake)")
        case (.failure(let error), .success):
            throw BrokenLaw("a stream misses a mistake: \(error)")
        }
    }

    private func summaries() throws(PatchError) -> [FileSummary] {
        var stream = PatchStream()
        var files: [FileSummary] = []
        do {
            for start in stride(from: 0, to: bytes.count, by: size) {
                let piece = bytes.span.extracting(start..<min(start + size, bytes.count))
                try stream.read(piece) { files.append($0) }
            }
            try stream.finish { files.append($0) }
        } catch let error as PatchError {
            throw error
        } catch {
            preconditionFailure("nobody throws anything else")
        }
        return files
    }
}
