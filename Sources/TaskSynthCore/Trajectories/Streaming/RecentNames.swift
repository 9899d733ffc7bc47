/// What is known of names, by their hashes; of names without number, only the newest are kept.
///
/// The hashes are spread already (`nameHash`), so that a table finds most names with one look. Once
/// a generation of names is full, the one before it is forgotten.
struct RecentNames<Value: Sendable>: Sendable {
    /// The names that came one after the other.
    fileprivate struct Generation: Sendable {
        /// The hashes; 0 stands for none.
        var hashes: [Int] = []
        var values: [Value?] = []
        var count = 0
    }

    /// How many of the newest names are kept at least.
    private let capacity: Int
    private var newer = Generation()
    private var older = Generation()

    /// Keeps a million names at most, and half of them at least.
    init(keeping capacity: Int = 1 << 19) { self.capacity = capacity }

    /// What is known of a name, by its hash; what is known is never forgotten by setting `nil`.
    subscript(hash: Int) -> Value? {
        get {
            let hash = hash == 0 ? 1 : hash
            return newer.value(hash) ?? older.value(hash)
        }
        set {
            guard let newValue else { return }
            if newer.count >= capacity {
                older = newer
                newer = Generation()
            }
            newer.set(hash == 0 ? 1 : hash, newValue)
        }
    }
}

extension RecentNames {
    /// All that is known, by the hashes, in no order.
    var all: [(hash: Int, value: Value)] {
        older.all.filter { newer.value($0.hash) == nil } + newer.all
    }
}

extension RecentNames<Void> {
    /// Notes a name, by its hash.
    ///
    /// - Returns: Whether it is there for the first time.
    mutating func insert(_ hash: Int) -> Bool {
        guard self[hash] == nil else { return false }
        self[hash] = ()
        return true
    }
}

extension RecentNames.Generation {
    /// The slot of a name, or the free one where it belongs.
    @inline(__always) private func slot(_ hash: Int) -> Int {
        let mask = hashes.count - 1
        var slot = hash & mask
        while hashes[slot] != 0, hashes[slot] != hash { slot = (slot + 1) & mask }
        return slot
    }

    @inline(__always) fileprivate func value(_ hash: Int) -> Value? {
        guard !hashes.isEmpty else { return nil }
        return values[slot(hash)]
    }

    fileprivate var all: [(hash: Int, value: Value)] {
        zip(hashes, values).compactMap { hash, value in value.map { (hash, $0) } }
    }

    fileprivate mutating func set(_ hash: Int, _ value: Value) {
        if (count + 1) * 4 > hashes.count * 3 { grow() }
        let slot = slot(hash)
        if hashes[slot] == 0 { count += 1 }
        hashes[slot] = hash
        values[slot] = value
    }

    private mutating func grow() {
        let (names, known) = (hashes, values)
        hashes = [Int](repeating: 0, count: max(64, names.count * 2))
        values = [Value?](repeating: nil, count: hashes.count)
        for (name, value) in zip(names, known) where name != 0 {
            let slot = slot(name)
            hashes[slot] = name
            values[slot] = value
        }
    }
}
