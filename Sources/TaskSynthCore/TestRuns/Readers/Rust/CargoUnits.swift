/// The binaries that cargo runs, each announced by a line, and what their tests are named by.
struct CargoUnits: Sendable {
    private static let target: LinePattern =
        "{_}Running {unittests|tests|benches|examples}{*} ({+})"
    private static let file: LinePattern = "{_}Running {w} ({+})"
    private static let oldTarget: LinePattern = "{_}Running {w}"
    private static let documentation: LinePattern = "{_}Doc-tests {w}"

    /// What the tests of the binary that runs now are named by: its source file, or its crate.
    private(set) var prefix: String?
    /// The crate of the last library or program.
    private var crate: String?
    /// For each source file, the binaries that it was made into, and their names.
    private var names: [String: [String: String]] = [:]

    /// Reads a line that announces a binary, and says whether it is one.
    mutating func read(_ line: LogLine) -> Bool {
        guard line.indent > 0 else { return false }
        if let match = Self.documentation.match(line) {
            // The documentation of a crate runs in two binaries, and is of one crate.
            prefix = match[0]
            return true
        }
        if let match = Self.target.match(line), match[0] == "unittests" {
            let source = match[1].trimmingBlanks()
            crate = Self.binary(match[2])
            name(match[2], by: source.isEmpty ? Self.binary(match[2]) : source)
        } else if let match = Self.file.match(line) {
            name(match[1], by: match[0])
        } else if let match = Self.oldTarget.match(line) {
            name(match[0], by: Self.binary(match[0]))
        } else {
            return false
        }
        return true
    }

    /// Names a binary, apart from another one whose source has the same path in its package.
    private mutating func name(_ path: String, by source: String) {
        let others = names[source]?.count ?? 0
        if let known = names[source]?[path] {
            prefix = known
        } else if others == 0 {
            prefix = source
        } else if others == 1, let crate, crate != source {
            prefix = "\(source) (\(crate))"
        } else {
            prefix = "\(source) (\(others + 1))"
        }
        names[source, default: [:]][path] = prefix
    }

    /// The id of a test by its name in the binary.
    func id(_ name: String) -> String { prefix.map { $0 + "::" + name } ?? name }

    /// The name of a binary without its folder and its hash.
    private static func binary(_ path: String) -> String {
        let name = path.afterLast("/") ?? path
        return name.beforeLast("-") ?? name
    }
}
