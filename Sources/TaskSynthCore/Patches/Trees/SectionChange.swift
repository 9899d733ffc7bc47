/// What a section does to a tree, forward or backward.
struct SectionChange {
    /// The kinds of changes.
    enum Kind { case addition, deletion, modification, move, copy }

    let kind: Kind
    let oldPath: PatchPath?
    let newPath: PatchPath?
    let oldMode: FileMode?
    let newMode: FileMode?
    /// Whether a plain diff may make its file, which it does where there is none.
    let mayBeAddition: Bool
    init(_ section: FilePatch, isReversed: Bool) {
        let mayBe: SectionRecord.Marks = isReversed ? .mayBeDeleted : .mayBeNew
        mayBeAddition = section.record.marks.contains(mayBe)
        switch section.status {
        case .added: kind = isReversed ? .deletion : .addition
        case .deleted: kind = isReversed ? .addition : .deletion
        case .modified, .modeChanged: kind = .modification
        case .renamed: kind = .move
        case .copied: kind = isReversed ? .deletion : .copy
        }
        oldPath = isReversed ? section.newPath : section.oldPath
        newPath = kind == .deletion ? nil : isReversed ? section.oldPath : section.newPath
        oldMode = isReversed ? section.newMode : section.oldMode
        newMode = isReversed ? section.oldMode : section.newMode
    }

    /// Whether the section makes a file where none may be.
    var makesPath: Bool { kind == .addition || kind == .move || kind == .copy }
}
