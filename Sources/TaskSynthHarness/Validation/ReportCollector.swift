/// The files that a runner wrote its report to, copied out of the project before it is removed.
struct ReportCollector {
    private static let maximumFiles = 20_000
    private static let maximumBytes = 256 << 20

    let project: String
    let reports: String
    let patterns: [String]

    /// Copies the reports into a folder, which is only made where there are any.
    func collect(into folder: String) throws(HarnessError) -> [String] {
        var sources = files(in: reports, below: "").map { ("\(reports)/\($0)", $0) }
        if !patterns.isEmpty {
            let globs = patterns.map(PathPattern.init)
            for path in files(in: project, below: "")
            where globs.contains(where: { $0.matches(path) }) {
                sources.append(("\(project)/\(path)", path))
            }
        }
        var collected: [String] = []
        for (source, name) in sources.prefix(Self.maximumFiles) {
            // A link could lead out of the sandbox: only plain files are taken.
            guard FileSystem.isPlainFile(source),
                let bytes = FileSystem.bytes(source, atMost: Self.maximumBytes)
            else { continue }
            let copy = "\(folder)/\(name)"
            if let slash = copy.lastIndex(of: "/") {
                try FileSystem.makeFolder(String(copy[..<slash]))
            }
            try FileSystem.write(bytes, to: copy)
            collected.append(copy)
        }
        return collected
    }

    private func files(in root: String, below folder: String) -> [String] {
        var found: [String] = []
        var rest = [folder]
        while let next = rest.popLast(), found.count < Self.maximumFiles * 10 {
            let path = next.isEmpty ? root : "\(root)/\(next)"
            for name in FileSystem.names(in: path) where name != ".git" && name != "node_modules" {
                let child = next.isEmpty ? name : "\(next)/\(name)"
                if FileSystem.isPlainFolder("\(root)/\(child)") {
                    rest.append(child)
                } else {
                    found.append(child)
                }
            }
        }
        return found.sorted()
    }
}
