/// The paths of a patch, each judged once, however many sections name it.
struct SplitPathTable {
    /// A name as it stands in a patch; names that are quoted differ from those that are not.
    private struct Key: Hashable {
        let text: [UInt8]
        let name: NameSlice

        static func == (left: Key, right: Key) -> Bool {
            left.name.isQuoted == right.name.isQuoted && left.name.strip == right.name.strip
                && left.text.span.hasSameBytes(
                    in: left.name.range, as: right.text.span, in: right.name.range)
        }

        /// The folders that a path goes through, the innermost first.
        var parents: some Sequence<Key> {
            sequence(first: self) { path in
                path.text[path.name.range].lastIndex(of: UInt8(ascii: "/")).map {
                    Key(text: path.text, name: NameSlice(path.name.range.lowerBound..<$0))
                }
            }.dropFirst()
        }

        func hash(into hasher: inout Hasher) {
            unsafe text.span.extracting(name.range).withUnsafeBytes {
                unsafe hasher.combine(bytes: $0)
            }
        }
    }

    private let policy: SplitPolicy
    private var places: [Key: Int] = [:]
    private var paths: [SplitPath] = []
    private var territories = KnownTerritories()
    /// The paths as they are, and the folders that they go through.
    private var names: [Key] = []
    private var folders: Set<Key> = []

    init(_ policy: SplitPolicy) { self.policy = policy }

    /// The place of a path, which is judged where it is new.
    mutating func place(of name: NameSlice, in patch: Patch) -> Int {
        let key = Key(text: patch.bytes, name: name)
        if let known = places[key] { return known }
        let path = name.bytes(in: patch.bytes.span)
        paths.append(SplitPath(PatchPath(path), policy, &territories))
        places[key] = paths.count - 1
        addFolders(of: Key(text: path, name: NameSlice(0..<path.count)))
        return paths.count - 1
    }

    /// Notes the folders that a path goes through, up to one that is known with all of its own.
    private mutating func addFolders(of path: Key) {
        names.append(path)
        for folder in path.parents {
            guard folders.insert(folder).inserted else { return }
        }
    }

    /// The places of paths that are a file in one section and a folder in another, and of all that
    /// are below them.
    var exchanged: Set<Int> {
        let files = Set(names.lazy.filter(folders.contains))
        guard !files.isEmpty else { return [] }
        let inside = folders.filter { folder in
            files.contains(folder) || folder.parents.contains(where: files.contains)
        }
        return Set(
            names.indices.lazy.filter { place in
                files.contains(names[place])
                    || names[place].parents.prefix(1).contains(where: inside.contains)
            })
    }

    /// The path at a place.
    subscript(place: Int) -> SplitPath { paths[place] }
}
