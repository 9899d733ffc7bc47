/// The files and hunks of a patch, as metrics compare them.
struct PatchFiles {
    /// One hunk, by the lines before it.
    struct Region: Hashable {
        let file: String
        let symbol: String?
        /// The old lines that go away, or between which something new is put.
        let lines: ClosedRange<Int>
        /// Each of those lines, without what stays between them.
        let core: Set<Int>
    }

    /// The paths in the order of the patch, new names for renamed files.
    let paths: [String]
    /// The new name of each renamed file by its old one.
    let renames: [String: String]
    /// The files that the patch makes.
    let created: Set<String>
    /// The name of the content that each file had before, where the patch gives it.
    let oldIDs: [String: String]
    let regions: [Region]

    init(_ patch: Patch) {
        var paths: [String] = []
        var renames: [String: String] = [:]
        var created: Set<String> = []
        var oldIDs: [String: String] = [:]
        var regions: [Region] = []
        for file in patch.files {
            let path = file.path.string
            oldIDs[path] = file.oldID
            paths.append(path)
            if file.status == .added { created.insert(path) }
            if let old = file.oldPath?.string, old != path, file.status == .renamed {
                renames[old] = path
            }
            for hunk in file.hunks where !file.isCombined {
                let core = Self.core(hunk)
                guard let first = core.min(), let last = core.max() else { continue }
                let section = hunk.section.withoutOuterBlanks
                regions.append(
                    Region(
                        file: path, symbol: section.isEmpty ? nil : section, lines: first...last,
                        core: core))
            }
        }
        self.paths = paths
        self.renames = renames
        self.created = created
        self.oldIDs = oldIDs
        self.regions = regions
    }

    /// Whether files that both patches change were the same before, as far as both say.
    func hasSameBase(as other: PatchFiles) -> Bool {
        oldIDs.allSatisfy { path, id in
            guard let otherID = other.oldIDs[path] else { return true }
            return id.hasPrefix(otherID) || otherID.hasPrefix(id)
        }
    }

    /// The old lines of a hunk without the context: those that go away, and the two around what
    /// is put between them.
    static func core(_ hunk: Hunk) -> Set<Int> {
        var core: Set<Int> = []
        var before = max(hunk.oldStart - 1, 0)
        var isReplacing = false
        for line in hunk.lines {
            switch line.kind {
            case .context:
                before = line.oldLine ?? before
                isReplacing = false
            case .removed:
                before = line.oldLine ?? before
                core.insert(before)
                isReplacing = true
            case .added where !isReplacing:
                core.formUnion([max(before, 1), before + 1])
            case .added: break
            }
        }
        return core
    }
}
