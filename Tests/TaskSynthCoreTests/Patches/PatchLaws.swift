import TaskSynthCore
import Testing

/// Checks what holds for every patch: its parts are the whole, in order and without a gap.
func expectLawful(_ patch: Patch, sourceLocation: SourceLocation = #_sourceLocation) {
    var place = patch.preamble.upperBound
    for file in patch.files {
        if file.index > 0 {
            #expect(file.leadingRange.lowerBound == place, sourceLocation: sourceLocation)
            place = file.leadingRange.upperBound
        }
        #expect(file.range.lowerBound == place, sourceLocation: sourceLocation)
        place = file.headerRange.upperBound
        for hunk in file.hunks {
            #expect(hunk.range.lowerBound == place, sourceLocation: sourceLocation)
            place = hunk.bodyRange.lowerBound
            var additions = 0
            var deletions = 0
            for line in hunk.lines {
                #expect(line.range.lowerBound >= place, sourceLocation: sourceLocation)
                place = line.rangeWithMarker.upperBound
                if line.kind == .added { additions += 1 }
                if line.kind == .removed { deletions += 1 }
            }
            #expect(additions == hunk.additions, sourceLocation: sourceLocation)
            #expect(deletions == hunk.deletions, sourceLocation: sourceLocation)
            #expect(place <= hunk.range.upperBound, sourceLocation: sourceLocation)
            place = hunk.range.upperBound
        }
        #expect(
            place == file.range.upperBound || file.isBinary || file.isCombined,
            sourceLocation: sourceLocation)
        place = file.range.upperBound
    }
    #expect(patch.trailer == place..<patch.bytes.count, sourceLocation: sourceLocation)
}
