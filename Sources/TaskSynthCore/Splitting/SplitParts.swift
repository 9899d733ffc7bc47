/// What becomes of each section of a patch that is split, and the parts that are made of it.
struct SplitParts: Sendable {
    /// What becomes of a section.
    enum Piece: Sendable {
        case whole(SplitSide)
        case cut(LineMarks)
        case moved(BorderMove)
    }

    let patch: Patch
    /// One for each section, in order.
    var pieces: [Piece] = []

    init(of patch: Patch) {
        self.patch = patch
        pieces.reserveCapacity(patch.files.count)
    }

    /// Whether a section has lines of two parts, so that these differ on top of each other.
    var areEntangled: Bool {
        pieces.contains { if case .cut = $0 { true } else { false } }
    }

    /// Puts a part together.
    ///
    /// - Parameters:
    ///   - side: The part.
    ///   - onTop: Whether it is for the base with the other part applied.
    /// - Returns: The part.
    /// - Throws: `PatchError` where it cannot be read again; no patch is known that does that.
    func part(_ side: SplitSide, onTop: Bool = false) throws(PatchError) -> Patch {
        var builder = PatchBuilder()
        reserve(side, &builder)
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .whole(let owner): if owner == side { builder.append(patch.files[index]) }
            case .moved(let move): move.append(side, to: &builder)
            case .cut(let marks):
                guard side != .other else { continue }
                builder.append(
                    patch.files[index],
                    selecting: LineSelection(
                        against: onTop ? .new : .old, includesHeader: side == .fix
                    ) { hunk, line in marks.isTest(hunk, line) == (side == .tests) })
            }
        }
        return try builder.patch()
    }

    /// Makes room for all of a part, since an array that grows is copied as a whole.
    private func reserve(_ side: SplitSide, _ builder: inout PatchBuilder) {
        var bytes = 0
        var sections = 0
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .whole(side): bytes += patch.files[index].range.count
            case .whole: continue
            // Less of the text, under a header that may be longer.
            case .cut: bytes += patch.files[index].range.count + 256
            case .moved(let move): bytes += move.size(of: side)
            }
            sections += 1
        }
        builder.reserve(bytes: bytes, sections: sections)
    }
}
