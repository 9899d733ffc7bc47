import TaskSynthCore

/// What holds for every patch that was read: its parts are the whole, and its numbers are of lines
/// that are there.
struct ReadingLaws {
    private let bytes: [UInt8]
    private let lines: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        lines = bytes.count { $0 == 0x0A } + 1
    }

    func check(_ patch: Patch) throws(BrokenLaw) {
        try BrokenLaw.unless(patch.assembled == bytes, "written is not what was read")
        try checkPlaces(patch)
        try checkCounts(patch)
        for problem in patch.problems { try check(problem) }
        switch Result(catching: { () throws(PatchError) in try Patch(parsing: bytes) }) {
        case .success(let strict):
            try BrokenLaw.unless(
                patch.problems.isEmpty, "recovering found a problem, reading did not")
            try BrokenLaw.unless(strict == patch, "recovering reads a sound patch differently")
        case .failure(let error):
            try BrokenLaw.unless(
                error == patch.problems.first, "recovering found another problem first")
        }
        let summary = PatchSummary(of: patch)
        _ = (summary.stat, summary.summary, summary.nameStatus)
        for mail in patch.mails { _ = mail.agrees }
    }

    /// Parts follow each other without a gap.
    private func checkPlaces(_ patch: Patch) throws(BrokenLaw) {
        var place = patch.preamble.upperBound
        for file in patch.files {
            if file.index > 0 {
                try BrokenLaw.unless(file.leadingRange.lowerBound == place, "a gap before the text")
                place = file.leadingRange.upperBound
            }
            try BrokenLaw.unless(file.range.lowerBound == place, "a gap before a section")
            place = file.headerRange.upperBound
            for hunk in file.hunks {
                try BrokenLaw.unless(hunk.range.lowerBound == place, "a gap before a hunk")
                place = hunk.range.upperBound
            }
            try BrokenLaw.unless(place <= file.range.upperBound, "a hunk behind its section")
            place = file.range.upperBound
        }
        try BrokenLaw.unless(patch.trailer == place..<bytes.count, "a gap before the trailer")
    }

    /// No count exceeds the lines that are there.
    private func checkCounts(_ patch: Patch) throws(BrokenLaw) {
        var total = 0
        for file in patch.files {
            for hunk in file.hunks {
                var additions = 0
                var deletions = 0
                for line in hunk.lines {
                    if line.kind == .added { additions += 1 }
                    if line.kind == .removed { deletions += 1 }
                }
                try BrokenLaw.unless(additions == hunk.additions, "added lines that are not there")
                try BrokenLaw.unless(
                    deletions == hunk.deletions, "removed lines that are not there")
            }
            let found = file.bytes.count { $0 == 0x0A }
            try BrokenLaw.unless(
                file.additions + file.deletions <= found, "more changed lines than lines")
            total += file.additions + file.deletions
        }
        try BrokenLaw.unless(total <= lines, "more changed lines than lines")
        var announced = 0
        for row in PatchSummary(of: patch).numstat.split(separator: 0x0A) {
            for field in row.split(separator: 0x09).prefix(2) {
                announced += Int(String(decoding: field, as: UTF8.self)) ?? 0
            }
        }
        try BrokenLaw.unless(announced <= lines, "numstat says more lines than there are")
    }

    private func check(_ problem: PatchError) throws(BrokenLaw) {
        try BrokenLaw.unless(problem.line >= 1 && problem.line <= lines, "a mistake at no line")
        try BrokenLaw.unless(
            problem.byteOffset >= 0 && problem.byteOffset <= bytes.count, "a mistake at no place")
        try BrokenLaw.unless(
            !problem.expected.isEmpty && !problem.found.isEmpty, "a mistake without words")
    }
}
