extension SectionRecord {
    /// What the section does to the file.
    var status: FileStatus {
        if marks.contains(.isNew) { return .added }
        if marks.contains(.isDeleted) { return .deleted }
        if marks.contains(.isRename) { return .renamed }
        if marks.contains(.isCopy) { return .copied }
        let hasContent =
            hunkCount > 0 || marks.contains(.isBinary) || !oldID.isNone && parents == 1
        return hasContent || oldMode == newMode || oldMode == 0 || newMode == 0
            ? .modified : .modeChanged
    }

    /// The modes; the one after is the one before where the file stays and no other is given.
    var fileModes: (old: FileMode?, new: FileMode?) {
        let old = oldMode == 0 ? nil : FileMode(rawValue: oldMode)
        if newMode != 0 { return (old, FileMode(rawValue: newMode)) }
        return (old, marks.contains(.isDeleted) ? nil : old)
    }
}
