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

    /// What a line announces.
    enum Announcement {
        /// A library or program, with its unit tests.
        case crate(binary: String, source: String)
        case binary(String, source: String)
        /// The documentation of a crate, which runs in two binaries.
        case documentation(of: String)

        /// Reads a line; `nil` where it announces nothing.
        init?(_ line: LogLine) {
            guard line.indent > 0 else { return nil }
            if let match = CargoUnits.documentation.match(line) {
                self = .documentation(of: match[0])
            } else if let match = CargoUnits.target.match(line), match[0] == "unittests" {
                let source = match[1].trimmingBlanks()
                self = .crate(
                    binary: match[2],
                    source: source.isEmpty ? CargoUnits.binary(match[2]) : source)
            } else if let match = CargoUnits.file.match(line) {
                self = .binary(match[1], source: match[0])
            } else if let match = CargoUnits.oldTarget.match(line) {
                self = .binary(match[0], source: CargoUnits.binary(match[0]))
            } else {
                return nil
            }
        }
    }

    /// Goes on to what was announced.
    mutating func enter(_ unit: Announcement) {
        switch unit {
        case .documentation(let crate): prefix = crate
        case .binary(let path, let source): name(path, by: source)
        case .crate(let path, let source):
            crate = Self.binary(path)
            name(path, by: source)
        }
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
