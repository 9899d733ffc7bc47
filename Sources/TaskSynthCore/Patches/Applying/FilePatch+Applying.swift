extension FilePatch {
    /// Applies the section to the content of a file, as `git apply` does.
    ///
    /// - Parameters:
    ///   - content: The content before: empty where there is no file.
    ///   - options: How it is applied.
    ///   - inflater: What expands binary content; only sections with such content need it.
    /// - Returns: The content after: empty where the file is deleted.
    /// - Throws: `ApplyError` where a hunk does not fit, with the place that comes nearest.
    public func apply(
        to content: [UInt8], options: ApplyOptions = ApplyOptions(),
        inflater: (any ContentInflater)? = nil
    ) throws(ApplyError) -> [UInt8] {
        try applied(to: content, options: options, inflater: inflater).content ?? []
    }

    /// Applies the section to the content of a file, and says where each hunk went.
    ///
    /// - Throws: `ApplyError` where a hunk does not fit, with the place that comes nearest.
    public func applied(
        to content: [UInt8], options: ApplyOptions = ApplyOptions(),
        inflater: (any ContentInflater)? = nil
    ) throws(ApplyError) -> AppliedFile {
        guard !isCombined else { throw ApplyError(code: .combinedDiff, path: path) }
        if isBinary { return try appliedBinary(to: content, options, inflater) }
        var image = LineImage(content.span)
        var placements: [HunkPlacement] = []
        for hunk in hunks {
            let hunkImage = HunkImage(hunk, isReversed: options.isReversed)
            let placer = HunkPlacer(image, hunkImage, options)
            guard let place = placer.place(content.span, patch.bytes.span) else {
                throw HunkDiagnosis(hunk, placer, content.span).error
            }
            placements.append(HunkPlacement(line: place + 1, offset: place - placer.named))
            image.replace(place..<place + hunkImage.before.count, with: hunkImage.after)
        }
        let result = hunks.isEmpty ? content : image.bytes(content, patch.bytes)
        let isDeletion = status == (options.isReversed ? .added : .deleted)
        guard !isDeletion || result.isEmpty else {
            throw ApplyError(code: .contentRemains, path: path)
        }
        return AppliedFile(content: isDeletion ? nil : result, placements: placements)
    }
}
