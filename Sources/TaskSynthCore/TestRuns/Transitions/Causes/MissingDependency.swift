/// A library that the tests need, that is not installed, and that is no part of the project.
///
/// A test that cannot load says nothing of the change where what is missing would have to come from
/// outside. What the project itself lacks is another matter: the fix may bring it.
public struct MissingDependency: Hashable, Sendable {
    /// The line that says so.
    public let line: String

    /// How a name would be one of the project's own.
    private enum Kind {
        /// Its first word would be a folder or a file, without the ending: `requests.adapters`.
        case module
        /// It would be the end of a path, with an ending or without: `zlib.h`, `JSON/PP.pm`.
        case path
        /// Package managers do not ask the network for what is the project's own.
        case foreign
    }

    /// The words before a name, and what ends it; a blank ends every name.
    private static let marks: [(before: String, end: Character, kind: Kind)] = [
        ("No module named '", "'", .module), ("No module named ", " ", .module),
        ("Cannot find module '", "'", .module), ("Cannot find package '", "'", .module),
        ("can't find crate for `", "`", .module), ("no such module '", "'", .module),
        ("Can't locate ", " ", .path), ("cannot load such file -- ", " ", .path),
        ("fatal error: '", "'", .path), ("fatal error: ", ":", .path),
        ("no required module provides package ", ";", .foreign),
        ("cannot find module providing package ", ":", .foreign),
        ("missing go.sum entry for module providing package ", ";", .foreign),
        ("module lookup disabled by GOPROXY=off", " ", .foreign),
        ("no matching package named `", "`", .foreign), ("failed to get `", "`", .foreign),
        ("Could not resolve dependencies for project ", " ", .foreign),
        ("one of its dependencies could not be resolved", " ", .foreign),
        ("Non-resolvable parent POM for ", " ", .foreign),
        ("Could not find gem '", "'", .foreign), ("Could NOT find ", " ", .foreign),
        ("a package configuration file provided by \"", "\"", .foreign),
        ("No package '", "'", .foreign),
    ]
    /// How much of a log is looked at, from its end, in bytes.
    private static let maximumLog = 1 << 20

    /// Finds what is missing in what a run says.
    ///
    /// Looked at are the failures of tests and files, and what compilers and loaders state; of a run
    /// without any result, the end of the log.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - log: What it printed.
    ///   - files: The paths of all files of the project.
    public init?(in run: TestRun, log: [UInt8], files: [String]) {
        let failures = run.tests.filter(\.status.isFailure)
        let texts =
            run.diagnostics + failures.flatMap { [$0.message, $0.output].compactMap(\.self) }
        let end = run.counts.total > 0 ? [] : log.suffix(Self.maximumLog)
        let text = texts.joined(separator: "\n") + "\n" + String(decoding: end, as: UTF8.self)
        self.init(in: text, files: files)
    }

    /// Finds what is missing in what a failure says.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - files: The paths of all files of the project.
    public init?(in text: String, files: [String]) {
        for line in text.split(whereSeparator: \.isNewline) where line.utf8.count < 1000 {
            guard let (name, kind) = Self.name(in: line), !Self.isOwn(name, kind, files) else {
                continue
            }
            self.line = line.drop { $0.isWhitespace }.description.trimmingBlanks
            return
        }
        return nil
    }

    private static func name(in line: Substring) -> (Substring, Kind)? {
        for mark in marks {
            guard let range = line.firstRange(of: mark.before) else { continue }
            let name = line[range.upperBound...].prefix { $0 != mark.end && !$0.isWhitespace }
            if mark.before == "fatal error: ", !line.hasSuffix("No such file or directory") {
                continue
            }
            return (name, mark.kind)
        }
        return nil
    }

    private static func isOwn(_ name: Substring, _ kind: Kind, _ files: [String]) -> Bool {
        switch kind {
        case .foreign: return false
        case .path:
            return name.isEmpty
                || files.contains { path in
                    let stem = path.lastIndex(of: ".").map { path[..<$0] } ?? path[...]
                    return [path[...], stem].contains { "/\($0)".hasSuffix("/\(name)") }
                }
        case .module:
            // A path is one of the project's own, and so is what has the name of a folder or file.
            guard let first = name.first, first != ".", first != "/" else { return true }
            let word =
                name.hasPrefix("@")
                ? name : name.prefix { $0.isLetter || $0.isNumber || "_-".contains($0) }
            return files.contains { path in
                path.split(separator: "/").contains { component in
                    component == word
                        || component.hasPrefix(word) && component.dropFirst(word.count).first == "."
                }
            }
        }
    }
}
