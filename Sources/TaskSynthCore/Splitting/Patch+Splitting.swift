extension Patch {
    /// Splits the patch into what changes the product and what serves tests alone.
    ///
    /// Text around the file sections is left out of the parts.
    ///
    /// - Parameter policy: How paths are judged, and what is known of the repository.
    /// - Returns: The parts, with a reason for each file and hunk.
    /// - Throws: `PatchError` where a part cannot be read again; no patch is known that does that.
    public func split(
        using policy: SplitPolicy = SplitPolicy()
    ) throws(PatchError) -> PatchSplit {
        var splitter = PatchSplitter(self, policy)
        return try splitter.split()
    }
}
