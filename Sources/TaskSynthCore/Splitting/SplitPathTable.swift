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

        func hash(into hasher: inout Hasher) {
            unsafe text.span.extracting(name.range).withUnsafeBytes {
                unsafe hasher.combine(bytes: $0)
            }
        }
    }

    private let policy: SplitPolicy
    private var places: [Key: Int] = [:]
    private var paths: [SplitPath] = []

    init(_ policy: SplitPolicy) { self.policy = policy }

    /// The place of a path, which is judged where it is new.
    mutating func place(of name: NameSlice, in patch: Patch) -> Int {
        let key = Key(text: patch.bytes, name: name)
        if let known = places[key] { return known }
        paths.append(SplitPath(PatchPath(name.bytes(in: patch.bytes.span)), policy))
        places[key] = paths.count - 1
        return paths.count - 1
    }

    /// The path at a place.
    subscript(place: Int) -> SplitPath { paths[place] }
}
