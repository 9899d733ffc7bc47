extension Patch {
    /// The patch that takes this one back, its sections in the opposite order.
    ///
    /// Text around the sections is left out. A copy cannot be taken back by a section of its own,
    /// but ``applied(options:inflater:toTree:)`` with a reversed patch can.
    ///
    /// - Returns: The patch; `nil` where a section is a merge, or binary without the old content.
    public func reversed() throws(PatchError) -> Patch? {
        var builder = PatchBuilder()
        for file in files.reversed() {
            guard let section = ReverseWriter(file).bytes else { return nil }
            builder.append(
                section: section, hasBody: file.isBinary || !file.hunks.isEmpty,
                strip: file.strip)
        }
        return try builder.patch()
    }
}
