/// What a `pom.xml` declares: a folder of tests other than `src/test`.
enum MavenManifest {
    static func read(_ bytes: [UInt8], _ found: inout ManifestFindings) {
        let text = String(decoding: bytes, as: UTF8.self)
        let tag = "testSourceDirectory>"
        for place in ManifestReaders.between("<\(tag)", "</\(tag)", in: text) {
            var place = ManifestReaders.trimmed(place)
            for prefix in ["${project.basedir}/", "${basedir}/"] where place.hasPrefix(prefix) {
                place = place.dropFirst(prefix.count)
            }
            found.declare(String(place), .test, rule: "maven.manifest.test-sources")
        }
        for block in ManifestReaders.between("<testResource>", "</testResource>", in: text) {
            for place in ManifestReaders.between("<directory>", "</directory>", in: String(block)) {
                found.declare(String(place), .fixture, rule: "maven.manifest.test-resources")
            }
        }
    }
}

/// What a Gradle script declares: folders of the source sets for tests.
enum GradleManifest {
    static func read(_ bytes: [UInt8], _ found: inout ManifestFindings) {
        var depth = 0
        var sets: [(name: String, depth: Int)] = []
        for line in ManifestReaders.lines(bytes) {
            if line.contains("srcDir"), let set = sets.last, set.name.lowercased().hasSuffix("test")
            {
                for place in ManifestReaders.quoted(line) {
                    found.declare(String(place), .test, rule: "gradle.manifest.source-set")
                }
            }
            if line.hasSuffix("{") {
                let words = line.split { !($0.isLetter || $0.isNumber) }.map(String.init)
                let named = words.first { $0.lowercased().hasSuffix("test") || $0 == "main" }
                sets.append((named ?? sets.last?.name ?? "", depth))
            }
            for character in line {
                if character == "{" { depth += 1 }
                if character == "}" { depth -= 1 }
            }
            while let last = sets.last, depth <= last.depth { sets.removeLast() }
        }
    }
}
