/// What a `Cargo.toml` declares: test targets, and whether a crate named for tests is published.
enum CargoManifest {
    static func read(_ bytes: [UInt8], _ found: inout ManifestFindings) {
        var section = ""
        var name = ""
        var isPublished = true
        var isPackage = false
        for line in ManifestReaders.lines(bytes) {
            if line.hasPrefix("[") {
                section = String(line.filter { $0 != "[" && $0 != "]" && $0 != " " })
                isPackage = isPackage || section == "package"
                continue
            }
            let parts = line.split(separator: "=", maxSplits: 1).map { ManifestReaders.trimmed($0) }
            guard parts.count == 2 else { continue }
            let value = ManifestReaders.quoted(parts[1]).first ?? String(parts[1])
            switch (section, parts[0]) {
            case ("package", "name"): name = value
            case ("package", "publish"): isPublished = value != "false" && parts[1] != "[]"
            case ("test", "path"):
                found.declare(value, .test, rule: "cargo.manifest.test", confidence: 0.98)
            case ("bench", "path"):
                found.declare(value, .benchmark, rule: "cargo.manifest.bench", confidence: 0.95)
            default: break
            }
        }
        guard isPackage, !found.folder.isEmpty else { return }
        let words = PathWords.of(name)
        guard words.contains(where: { ["test", "tests", "testing"].contains($0) }) else { return }
        if isPublished {
            found.declare("src", .shipped, rule: "cargo.manifest.published", confidence: 0.85)
        } else {
            found.declare(".", .test, rule: "cargo.manifest.unpublished-tests", confidence: 0.9)
        }
    }
}
