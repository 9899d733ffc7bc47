extension Patch {
    /// Applies the patch to a tree, all of it or nothing, by the rules of `git apply`.
    ///
    /// Sections are relative to the tree as it was: a rename reads the old file even where another
    /// section changes it. Only a second section for the same path reads what the first one made.
    ///
    /// - Parameters:
    ///   - options: How it is applied.
    ///   - inflater: What expands binary content; only sections with such content need it.
    ///   - file: Gives the file at a path of the tree; `nil` where there is none.
    /// - Returns: The files that are other than before, and where hunks went.
    /// - Throws: `TreeError` where a section does not apply, or a path is hostile.
    public func applied(
        options: ApplyOptions = ApplyOptions(), inflater: (any ContentInflater)? = nil,
        toTree file: (PatchPath) throws(TreeError) -> TreeFile?
    ) throws(TreeError) -> TreeChange {
        var application = TreeApplication(options: options, inflater: inflater)
        let sections = options.isReversed ? Array(files.reversed()) : Array(files)
        for section in sections { application.announce(section) }
        for section in sections { try application.apply(section, file) }
        try application.checkFolders(file)
        return TreeChange(files: application.files, reports: application.reports)
    }
}
