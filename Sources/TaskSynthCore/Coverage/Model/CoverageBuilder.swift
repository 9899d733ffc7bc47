/// What a reader has found in a report so far: files in the order of the report.
package struct CoverageBuilder {
    /// The format of the report.
    package var format: CoverageFormat
    /// The folders that paths are relative to.
    package var sources: [String] = []
    /// What the report says in totals of its own.
    package var declared: [CoverageUnit: CoverageMeasure] = [:]
    /// Whether every file that the totals count is listed.
    package var listsAllFiles = true
    /// What is odd.
    package private(set) var warnings: [String] = []
    private var files: [FileCoverageBuilder] = []
    private var places: [String: Int] = [:]

    /// Starts a report.
    package init(format: CoverageFormat) { self.format = format }

    /// Whether there is no file.
    package var isEmpty: Bool { files.isEmpty }

    /// Notes something odd, once.
    package mutating func warn(_ sentence: String) {
        if warnings.count < 100, !warnings.contains(sentence) { warnings.append(sentence) }
    }

    /// Changes the file with a path, which is added where there is none.
    package mutating func withFile(_ path: String, _ change: (inout FileCoverageBuilder) -> Void) {
        change(&files[place(of: path)])
    }

    /// The place of the file with a path, which is added where there is none.
    mutating func place(of path: String) -> Int {
        if let known = places[path] { return known }
        places[path] = files.count
        files.append(FileCoverageBuilder(path: path))
        return files.count - 1
    }

    /// The file at a place.
    subscript(place: Int) -> FileCoverageBuilder {
        get { files[place] }
        _modify { yield &files[place] }
    }

    /// Changes every file.
    package mutating func withEachFile(_ change: (inout FileCoverageBuilder) -> Void) {
        for place in files.indices { change(&files[place]) }
    }

    /// The report.
    package func report() -> CoverageReport {
        CoverageReport(
            format: format, files: files.map { $0.file() }, sources: sources, declared: declared,
            listsAllFiles: listsAllFiles, warnings: warnings)
    }
}
