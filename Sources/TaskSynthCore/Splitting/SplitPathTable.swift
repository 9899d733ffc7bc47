/// The paths of a patch, each judged once, however many sections name it.
struct SplitPathTable {
    /// A name as it stands in a patch; names that are quoted differ from those that are not.
    private struct Key: Hashable {
        let text: [UInt8]
        var name: NameSlice

        static func == (left: Key, right: Key) -> Bool {
            left.name.isQuoted == right.name.isQuoted && left.name.strip == right.name.strip
                && left.text.span.hasSameBytes(
                    in: left.name.range, as: right.text.span, in: right.name.range)
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
    /// The paths as they are, and the folders that they go through.
    private var names: [Key] = []
    private var folders: Set<Key> = []

    init(_ policy: SplitPolicy) { self.policy = policy }

    /// The place of a path, which is judged where it is new.
    mutating func place(of name: NameSlice, in patch: Patch) -> Int {
        let key = Key(text: patch.bytes, name: name)
        if let known = places[key] { return known }
        let path = name.bytes(in: patch.bytes.span)
        paths.append(SplitPath(PatchPath(path), policy))
        places[key] = paths.count - 1
        addFolders(of: Key(text: path, name: NameSlice(0..<path.count)))
        return paths.count - 1
    }

    /// Notes the folders that a path goes through, up to one that is known with all of its own.
    private mutating func addFolders(of path: Key) {
        names.append(path)
        var folder = path
        while let slash = folder.text[folder.name.range].lastIndex(of: UInt8(ascii: "/")) {
            folder.name = NameSlice(0..<slash)
            guard folders.insert(folder).inserted else { return }
        }
    }

    /// Whether some path is a file in one place and a folder in another.
    var hasFileAndFolder: Bool { names.contains(where: folders.contains) }

    /// The path at a place.
    subscript(place: Int) -> SplitPath { paths[place] }
}
