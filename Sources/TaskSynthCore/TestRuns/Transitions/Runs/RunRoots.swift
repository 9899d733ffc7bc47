/// The folders that runs were made in, where ids start with them and they differ from run to run.
///
/// Some runners name tests by absolute paths. Runs in different folders would then have no test in
/// common, so the part of the paths that differs is left out where tests are compared.
enum RunRoots {
    /// An id that starts with an absolute path.
    private struct Place {
        let folders: [Substring]
        /// The name of the file with what stands behind it.
        let tail: String

        init?(_ id: String) {
            guard id.hasPrefix("/") else { return nil }
            let path = id.prefix { !" :[".contains($0) }
            let components = path.split(separator: "/")
            guard let name = components.last else { return nil }
            folders = Array(components.dropLast())
            tail = String(name) + id[path.endIndex...]
        }
    }

    /// The folder of each run, with a slash at the end; empty where nothing is to be left out.
    static func folders(of runs: [TestRun]) -> [String] {
        let places = runs.map { run in
            run.tests.filter { $0.scope == nil }.compactMap { Place($0.id) }
        }
        guard let reference = places.last(where: { !$0.isEmpty }) else {
            return runs.map { _ in "" }
        }
        let byTail = Dictionary(grouping: reference, by: \.tail)
        let pairs = places.map { pair(of: $0, byTail) }
        guard let own = pairs.compactMap(\.self).first(where: { $0.folder != $0.other })?.other
        else { return runs.map { _ in "" } }
        return pairs.map { pair in
            guard let pair else { return "" }
            return pair.folder == pair.other ? own : pair.folder
        }
    }

    /// The folders that most tests of two runs differ in.
    private static func pair(
        of places: [Place], _ reference: [String: [Place]]
    ) -> (folder: String, other: String)? {
        var votes: [[String]: Int] = [:]
        for place in places {
            let candidates = (reference[place.tail] ?? []).prefix(8)
            let shared = candidates.map { (commonEnd(place.folders, $0.folders), $0.folders) }
            guard let (count, folders) = shared.max(by: { $0.0 < $1.0 }) else { continue }
            let pair = [text(place.folders.dropLast(count)), text(folders.dropLast(count))]
            votes[pair, default: 0] += 1
        }
        let best = votes.max { ($0.value, $1.key.joined()) < ($1.value, $0.key.joined()) }
        return best.map { ($0.key[0], $0.key[1]) }
    }

    private static func commonEnd(_ first: [Substring], _ second: [Substring]) -> Int {
        zip(first.reversed(), second.reversed()).prefix { $0 == $1 }.count
    }

    private static func text(_ folders: some Collection<Substring>) -> String {
        folders.isEmpty ? "/" : "/" + folders.joined(separator: "/") + "/"
    }
}
