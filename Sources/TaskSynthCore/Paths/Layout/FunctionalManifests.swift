/// What a `dune` file declares: whether its folder is built for tests alone.
enum DuneManifest {
    static func read(_ bytes: [UInt8], _ found: inout ManifestFindings) {
        let stanzas = String(decoding: bytes, as: UTF8.self)
            .split(separator: "\n").filter { $0.hasPrefix("(") }
        let kinds = stanzas.map { stanza in
            String(stanza.dropFirst().prefix { $0.isLetter || $0 == "_" || $0 == "." })
        }
        guard kinds.contains("test") || kinds.contains("tests"),
            !kinds.contains(where: { ["library", "executable", "executables"].contains($0) }),
            !found.folder.isEmpty
        else { return }
        found.declare(".", .test, rule: "dune.manifest.test", confidence: 0.93)
    }
}

/// What a `.cabal` file declares: the source folders of its parts.
enum CabalManifest {
    static func read(_ bytes: [UInt8], _ found: inout ManifestFindings) {
        var part = ""
        var shipped: Set<String> = []
        var tests: Set<String> = []
        let text = String(decoding: bytes, as: UTF8.self)
        for line in text.split(separator: "\n") {
            if let first = line.first, !first.isWhitespace {
                part = String(line.prefix { $0.isLetter || $0 == "-" }).lowercased()
            }
            let content = ManifestReaders.trimmed(line)
            guard content.lowercased().hasPrefix("hs-source-dirs:") else { continue }
            let places = content.dropFirst("hs-source-dirs:".count)
                .split { $0 == "," || $0.isWhitespace }.map(String.init)
            if part == "test-suite" { tests.formUnion(places) }
            if part == "library" || part == "executable" { shipped.formUnion(places) }
        }
        for place in shipped {
            found.declare(String(place), .shipped, rule: "cabal.manifest.library", confidence: 0.97)
        }
        for place in tests.subtracting(shipped) {
            found.declare(String(place), .test, rule: "cabal.manifest.test-suite")
        }
    }
}
