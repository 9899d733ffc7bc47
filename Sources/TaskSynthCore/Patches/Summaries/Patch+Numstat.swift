extension Patch {
    /// Counts as `git apply --numstat` prints them: added, removed, and the path, one file a line.
    ///
    /// Sections of merges are left out, as git passes over them.
    public var numstat: [UInt8] {
        var text: [UInt8] = []
        for file in files where !file.isCombined {
            text +=
                file.isBinary
                ? Array("-\t-\t".utf8) : Array("\(file.additions)\t\(file.deletions)\t".utf8)
            text += QuotedName.encode(file.path.bytes)
            text.append(.lineFeed)
        }
        return text
    }
}
