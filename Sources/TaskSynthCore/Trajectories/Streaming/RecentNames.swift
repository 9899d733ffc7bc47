/// What is known of names, by their hashes; of names without number, only the newest are kept.
///
/// The hashes are spread already (`nameHash`), so that a table finds most names with one look. Once
/// a generation of names is full, the one before it is forgotten.
struct RecentNames<Value: Sendable>: Sendable {
    /// The names that came one after the other.
    fileprivate struct Generation: Sendable {
        /// The hashes; 0 stands for none.
        private var hashes: [Int] = []
        /// For each hash where what is known of it stands; empty while nothing is.
        private var places: [UInt32] = []
        /// What is known, in the order in which it came.
        private var values: [Value] = []
        private(set) var count = 0
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
            begin()
            newer.set(hash == 0 ? 1 : hash, newValue)
        }
    }

    /// Begins a generation where one is full.
    private mutating func begin() {
        guard newer.count >= capacity else { return }
        // The memory of the names that are forgotten is that of the next ones.
        swap(&newer, &older)
        newer.removeAll()
    }
}

extension RecentNames {
    /// All that is known, by the hashes, in no order.
    var all: [(hash: Int, value: Value)] {
        older.all.filter { newer.value($0.hash) == nil } + newer.all
    }
}

extension RecentNames<Never> {
    /// Notes a name of which nothing else is known, by its hash.
    ///
    /// - Returns: Whether it is there for the first time.
    mutating func insert(_ hash: Int) -> Bool {
        let hash = hash == 0 ? 1 : hash
        guard !older.contains(hash) else { return false }
        begin()
        return newer.insert(hash).isNew
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

    fileprivate func contains(_ hash: Int) -> Bool {
        !hashes.isEmpty && hashes[slot(hash)] != 0
    }

    @inline(__always) fileprivate func value(_ hash: Int) -> Value? {
        guard !values.isEmpty else { return nil }
        // Most names are new: what is known is not looked at for them.
        let slot = slot(hash)
        return hashes[slot] == 0 ? nil : values[Int(places[slot])]
    }

    fileprivate var all: [(hash: Int, value: Value)] {
        zip(hashes, places).compactMap { hash, place in
            hash == 0 ? nil : (hash, values[Int(place)])
        }
    }

    fileprivate mutating func removeAll() {
        hashes.indices.forEach { hashes[$0] = 0 }
        values.removeAll(keepingCapacity: true)
        count = 0
    }

    fileprivate mutating func insert(_ hash: Int) -> (slot: Int, isNew: Bool) {
        if (count + 1) * 4 > hashes.count * 3 { grow() }
        let slot = slot(hash)
        guard hashes[slot] == 0 else { return (slot, false) }
        hashes[slot] = hash
        count += 1
        return (slot, true)
    }

    fileprivate mutating func set(_ hash: Int, _ value: Value) {
        let (slot, isNew) = insert(hash)
        if places.isEmpty { places = [UInt32](repeating: 0, count: hashes.count) }
        if isNew {
            places[slot] = UInt32(values.count)
            values.append(value)
        } else {
            values[Int(places[slot])] = value
        }
    }

    private mutating func grow() {
        let (names, known) = (hashes, places)
        hashes = [Int](repeating: 0, count: max(64, names.count * 2))
        if !known.isEmpty { places = [UInt32](repeating: 0, count: hashes.count) }
        for (place, name) in names.enumerated() where name != 0 {
            let slot = slot(name)
            hashes[slot] = name
            if !known.isEmpty { places[slot] = known[place] }
        }
    }
}
