/// The readers of manifests, by file name.
enum ManifestReaders {
    typealias Reader = (_ bytes: [UInt8], _ found: inout ManifestFindings) -> Void

    /// The reader for a file, or `nil` where it is no manifest that says anything about tests.
    static func reader(for path: String) -> Reader? {
        let name =
            path.utf8.lastIndex(of: UInt8(ascii: "/"))
            .map { path[path.utf8.index(after: $0)...] } ?? path[...]
        switch name {
        case "Package.swift": return SwiftPackageManifest.read
        case "Cargo.toml": return CargoManifest.read
        case "pyproject.toml", "pytest.ini", "setup.cfg", "tox.ini", ".pytest.ini", "pytest.toml":
            return PythonManifest.read
        case "package.json": return NodeManifest.read
        case "composer.json": return ComposerManifest.read
        case "pom.xml": return MavenManifest.read
        case "build.gradle", "build.gradle.kts": return GradleManifest.read
        case "phpunit.xml", "phpunit.xml.dist", "phpunit.dist.xml": return PHPUnitManifest.read
        case "dune": return DuneManifest.read
        default: break
        }
        if name.hasPrefix("jest.config.") || name.hasPrefix("vitest.config.") {
            return TestRunnerManifest.read
        }
        for suffix in [".csproj", ".fsproj", ".vbproj"] where name.hasSuffix(suffix) {
            return DotNetManifest.read
        }
        if name.hasSuffix(".cabal") { return CabalManifest.read }
        return nil
    }

    /// The lines of a text, without the white space around them.
    static func lines(_ bytes: [UInt8]) -> [Substring] {
        let text = String(decoding: bytes, as: UTF8.self)
        var lines: [Substring] = []
        for line in text.split(whereSeparator: \.isNewline) { lines.append(trimmed(line)) }
        return lines
    }

    static func trimmed(_ text: Substring) -> Substring {
        var rest = text.utf8.drop { $0.isBlank }
        while let last = rest.last, last.isBlank { rest.removeLast() }
        return Substring(rest)
    }

    /// The texts in quotation marks of either kind.
    static func quoted(_ text: some StringProtocol) -> [String] {
        var found: [String] = []
        var start: String.Index?
        var mark = UInt8(ascii: "\"")
        let bytes = text.utf8
        for index in bytes.indices {
            let byte = bytes[index]
            if let open = start {
                guard byte == mark else { continue }
                found.append(String(text[open..<index]))
                start = nil
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                mark = byte
                start = bytes.index(after: index)
            }
        }
        return found
    }

    /// What stands between two texts, everywhere.
    static func between(_ start: String, _ end: String, in text: String) -> [Substring] {
        var found: [Substring] = []
        var rest = text[...]
        while let opening = find(start, in: rest) {
            let behind = rest[opening.upperBound...]
            guard let closing = find(end, in: behind) else { break }
            found.append(behind[..<closing.lowerBound])
            rest = behind[closing.upperBound...]
        }
        return found
    }

    /// The first place of a text in another.
    static func find(_ needle: String, in text: Substring) -> Range<Substring.Index>? {
        let wanted = Array(needle.utf8)
        guard let first = wanted.first else { return nil }
        let bytes = text.utf8
        var start = bytes.startIndex
        while let candidate = bytes[start...].firstIndex(of: first) {
            let rest = bytes[candidate...]
            if rest.starts(with: wanted) {
                return candidate..<bytes.index(candidate, offsetBy: wanted.count)
            }
            start = bytes.index(after: candidate)
        }
        return nil
    }
}
