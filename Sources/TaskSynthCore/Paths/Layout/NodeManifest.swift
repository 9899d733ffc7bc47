/// What a `package.json` declares: where Jest looks for tests, and whether a package is private.
enum NodeManifest {
    static func read(_ bytes: [UInt8], _ found: inout ManifestFindings) {
        guard let document = try? JSONValue(parsing: bytes) else { return }
        for pattern in document["jest"]?["testMatch"]?.array ?? [] {
            if let text = pattern.string { found.addTestPattern(text) }
        }
        guard !found.folder.isEmpty, let name = document["name"]?.string else { return }
        let last = found.folder.split { $0 == "/" }.last ?? ""
        guard mentionsTests(name), mentionsTests(String(last)) else { return }
        if document["private"]?.bool == true {
            found.declare(".", .test, rule: "node.manifest.private-tests", confidence: 0.85)
        } else if document["main"] != nil || document["exports"] != nil {
            found.declare("src", .shipped, rule: "node.manifest.published", confidence: 0.8)
        }
    }

    private static func mentionsTests(_ name: String) -> Bool {
        PathWords.of(name).contains { ["test", "tests", "testing"].contains($0) }
    }
}

/// What the settings of a JavaScript test runner declare: patterns of test files.
enum TestRunnerManifest {
    static func read(_ bytes: [UInt8], _ found: inout ManifestFindings) {
        let text = String(decoding: bytes, as: UTF8.self)
        for key in ["testMatch", "include"] {
            guard let place = ManifestReaders.find(key, in: text[...]) else { continue }
            let rest = text[place.upperBound...]
            guard let open = rest.firstIndex(of: "["), let close = rest.firstIndex(of: "]"),
                open < close, rest[..<open].allSatisfy({ ":= \n".contains($0) })
            else { continue }
            for pattern in ManifestReaders.quoted(rest[open..<close]) {
                let words = PathWords.of(pattern)
                guard words.contains(where: { ["test", "tests", "spec", "e2e"].contains($0) })
                else { continue }
                found.addTestPattern(pattern)
            }
        }
    }
}
