extension StringProtocol where SubSequence == Substring {
    /// The first place of a text in this one, compared byte by byte.
    func range(of text: String) -> Range<String.Index>? {
        let needle = Array(text.utf8)
        guard let first = needle.first else { return nil }
        let bytes = utf8
        var place = bytes.startIndex
        while let start = bytes[place...].firstIndex(of: first) {
            var end = start
            var isMatch = true
            for byte in needle {
                guard end < bytes.endIndex, bytes[end] == byte else {
                    isMatch = false
                    break
                }
                bytes.formIndex(after: &end)
            }
            if isMatch { return start..<end }
            place = bytes.index(after: start)
        }
        return nil
    }

    /// Whether a text is part of this one, compared byte by byte.
    func has(_ text: String) -> Bool { range(of: text) != nil }
}
