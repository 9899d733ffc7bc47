/// Finds which test of a log is which test of a report of the same run.
///
/// A report names a test by a group and a name (`tests.test_keys.Keys::test_order`), a log by the id
/// that the runner takes (`tests/test_keys.py::Keys::test_order`). A pair has the report's name at
/// the end of the log's id; where several have, the group decides, then the order of the run.
struct ReportPairing {
    /// For each test of the log, its place in the report.
    private(set) var places: [Int?]
    /// The tests of the report that the log does not name.
    private(set) var unpaired: [Int] = []

    /// What stands before the names of the tests in the log that the report has too.
    private var groups: Set<Substring> = []

    private let log: [String]
    private let report: [(group: [Substring], name: Substring)]
    private var isTaken: [Bool]
    private var byName: [Substring: [Int]] = [:]

    init(log: [String], report: [String]) {
        self.log = log
        self.report = report.map { id in
            guard let separator = id.firstRange(of: "::") else { return ([], id[...]) }
            return (Self.words(id[..<separator.lowerBound]), id[separator.upperBound...])
        }
        places = Array(repeating: nil, count: log.count)
        isTaken = Array(repeating: false, count: report.count)
        for (index, test) in self.report.enumerated() {
            byName[test.name, default: []].append(index)
        }
        pair { Self.agree($0, $1) }
        pair { _, _ in true }
        pairByWords()
        unpaired = isTaken.indices.filter { !isTaken[$0] }
    }

    private mutating func pair(_ fits: ([Substring], [Substring]) -> Bool) {
        for (index, id) in log.enumerated() where places[index] == nil {
            guard let place = place(of: id, fits) else { continue }
            places[index] = place
            isTaken[place] = true
            groups.insert(id.prefix(id.count - report[place].name.count))
        }
    }

    /// Pairs what is the same but for its marks, as a file that could not be loaded is a name.
    private mutating func pairByWords() {
        let free = isTaken.indices.filter { !isTaken[$0] }
        let places = Dictionary(
            free.map { (report[$0].group + Self.words(report[$0].name), $0) }
        ) { first, _ in first }
        for (index, id) in log.enumerated() where self.places[index] == nil {
            guard let place = places[Self.words(id[...])], !isTaken[place] else { continue }
            self.places[index] = place
            isTaken[place] = true
        }
    }

    /// Whether the report has other tests of the file or suite that an id of the log names.
    func covers(_ id: String) -> Bool {
        Self.starts(of: id).dropFirst().contains { groups.contains(id[..<$0]) }
    }

    /// The first test of the report that is free, has the longest end of an id as its name, and fits.
    private func place(of id: String, _ fits: ([Substring], [Substring]) -> Bool) -> Int? {
        for start in Self.starts(of: id) {
            guard let candidates = byName[id[start...]] else { continue }
            let group = Self.words(id[..<start])
            if let place = candidates.first(where: { !isTaken[$0] && fits(report[$0].group, group) }
            ) {
                return place
            }
        }
        return nil
    }

    /// Where a name may start in an id: at its start, and behind each mark that no word has.
    private static func starts(of id: String) -> [String.Index] {
        var starts = [id.startIndex]
        var wasMark = false
        for index in id.indices {
            let isMark = !isWord(id[index])
            if wasMark, !isMark { starts.append(index) }
            wasMark = isMark
        }
        return starts
    }

    /// Whether the words of one group are the last words of the other.
    private static func agree(_ first: [Substring], _ second: [Substring]) -> Bool {
        let count = min(first.count, second.count)
        return first.suffix(count) == second.suffix(count)
    }

    /// The words of a group; the ending of a file is none.
    private static func words(_ group: Substring) -> [Substring] {
        let group =
            group.firstRange(of: "::").map { [group[..<$0.lowerBound], group[$0.upperBound...]] }
            ?? [group]
        return group.flatMap { part -> [Substring] in
            let path = part.contains("/") || part.hasSuffix(".py") ? withoutEnding(part) : part
            return path.split { !isWord($0) }
        }
    }

    private static func withoutEnding(_ path: Substring) -> Substring {
        guard let dot = path.lastIndex(of: "."), path[dot...].count <= 6 else { return path }
        return path[..<dot]
    }

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }
}
