/// What a `composer.json` declares: folders that are loaded in development alone.
enum ComposerManifest {
    static func read(_ bytes: [UInt8], _ found: inout ManifestFindings) {
        guard let document = try? JSONValue(parsing: bytes) else { return }
        for member in document["autoload-dev"]?["psr-4"]?.object?.members ?? [] {
            let places =
                member.value.string.map { [$0] }
                ?? member.value.array?.compactMap(\.string) ?? []
            for place in places where isForTests(member.key) || isForTests(place) {
                found.declare(String(place), .test, rule: "composer.manifest.autoload-dev")
            }
        }
    }

    private static func isForTests(_ name: String) -> Bool {
        PathWords.of(name).contains { ["test", "tests", "spec"].contains($0) }
    }
}

/// What PHPUnit's settings declare: the folders of its suites.
enum PHPUnitManifest {
    static func read(_ bytes: [UInt8], _ found: inout ManifestFindings) {
        let text = String(decoding: bytes, as: UTF8.self)
        for suites in ManifestReaders.between("<testsuites>", "</testsuites>", in: text) {
            for place in ManifestReaders.between("<directory", "</directory>", in: String(suites)) {
                guard let end = place.firstIndex(of: ">") else { continue }
                let folder = ManifestReaders.trimmed(place[place.index(after: end)...])
                found.declare(String(folder), .test, rule: "phpunit.manifest.testsuite")
            }
        }
    }
}
