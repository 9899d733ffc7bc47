extension FilePatch {
    /// Applies binary content: forward the first block, backward the second.
    func appliedBinary(
        to content: [UInt8], _ options: ApplyOptions, _ inflater: (any ContentInflater)?
    ) throws(ApplyError) -> AppliedFile {
        let isDeletion = status == (options.isReversed ? .added : .deleted)
        let contents = binaryContents
        let position = options.isReversed ? 1 : 0
        guard contents.indices.contains(position) else {
            throw ApplyError(code: .binaryContentMissing, path: path)
        }
        guard let inflater else { throw ApplyError(code: .binaryNeedsInflater, path: path) }
        let block = contents[position]
        guard let compressed = block.compressed(in: patch.bytes.span),
            let bytes = inflater.inflate(compressed, size: block.size), bytes.count == block.size
        else { throw ApplyError(code: .binaryContentDamaged, path: path) }
        if block.method == .literal {
            return AppliedFile(content: isDeletion ? nil : bytes, placements: [])
        }
        guard let target = BinaryDelta.apply(bytes.span, to: content.span) else {
            throw ApplyError(code: .binaryContentDiffers, path: path)
        }
        return AppliedFile(content: isDeletion ? nil : target, placements: [])
    }
}
