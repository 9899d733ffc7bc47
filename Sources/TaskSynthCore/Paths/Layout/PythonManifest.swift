/// What pytest's settings declare: the folders of tests.
enum PythonManifest {
    static func read(_ bytes: [UInt8], _ found: inout ManifestFindings) {
        var isInList = false
        for line in ManifestReaders.lines(bytes) {
            if isInList {
                declare(line, &found)
                if line.contains("]") || line.contains("=") { isInList = false }
                continue
            }
            let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, ManifestReaders.trimmed(parts[0]) == "testpaths" else {
                continue
            }
            let value = ManifestReaders.trimmed(parts[1])
            declare(value, &found)
            isInList = value.isEmpty || value.hasPrefix("[") && !value.contains("]")
        }
    }

    private static func declare(_ text: Substring, _ found: inout ManifestFindings) {
        let quoted = ManifestReaders.quoted(text)
        let places =
            quoted.isEmpty
            ? text.split { $0.isWhitespace || $0 == "," || $0 == "[" || $0 == "]" }.map(String.init)
            : quoted
        for place in places where !place.contains("=") && isForTests(place) {
            found.declare(String(place), .test, rule: "python.manifest.testpaths")
        }
    }

    /// Whether a place is more than the package itself, whose doctests are often listed as well.
    private static func isForTests(_ place: String) -> Bool {
        let words = PathWords.of(place)
        return words.contains { ["test", "tests", "testing", "spec", "specs", "t"].contains($0) }
    }
}
