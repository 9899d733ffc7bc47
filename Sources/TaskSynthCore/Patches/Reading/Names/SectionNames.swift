/// The names of a section, copied out of the text.
struct SectionNames: Hashable, Sendable {
    let old: PatchPath?
    let new: PatchPath?
    /// The objects before; only a merge needs them for its summary.
    let oldID: String?

    init(_ record: SectionRecord, in text: Span<UInt8>) {
        let old = record.oldName.isNone ? nil : PatchPath(record.oldName.bytes(in: text))
        self.old = old
        if !record.newName.isNone, old != nil, record.newName.matches(record.oldName, in: text) {
            // One copy serves both.
            new = old
        } else {
            new = record.newName.isNone ? nil : PatchPath(record.newName.bytes(in: text))
        }
        oldID =
            record.parents > 1 && !record.oldID.isNone
            ? String(decoding: text, in: record.oldID.range) : nil
    }
}
