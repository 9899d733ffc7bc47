extension Patch {
    /// The patch written from its parts: text, headers, hunks and their lines, and what is left.
    ///
    /// It is the same as ``bytes``; tests hold it to that.
    public var assembled: [UInt8] {
        var text = Array(bytes[preamble])
        text.reserveCapacity(bytes.count)
        for file in files {
            text += bytes[file.leadingRange]
            text += bytes[file.headerRange]
            var place = file.headerRange.upperBound
            for hunk in file.hunks {
                text += bytes[hunk.headerRange]
                place = hunk.headerRange.upperBound
                for line in hunk.lines {
                    text += bytes[place..<line.rangeWithMarker.upperBound]
                    place = line.rangeWithMarker.upperBound
                }
            }
            text += bytes[place..<file.range.upperBound]
        }
        return text + bytes[trailer]
    }
}
