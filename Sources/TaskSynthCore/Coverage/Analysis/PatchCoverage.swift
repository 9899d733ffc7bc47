/// How much of the lines that a patch adds is executed.
///
/// Lines that the report does not measure (comments, blank lines) do not count, and a line that only
/// declares a function counts by the calls of it, as in diff-cover; files that the report does not
/// know are listed apart with the reason.
public struct PatchCoverage: Hashable, Sendable {
    /// One file of the patch that the report measures.
    public struct File: Hashable, Sendable {
        /// The path after the patch.
        public let path: String
        /// The path that the report has for it.
        public let reportPath: String
        /// The number of lines that the patch adds.
        public let addedLines: Int
        /// The added lines that were executed.
        public let coveredLines: [Int]
        /// The added lines that were not executed.
        public let missedLines: [Int]
        /// The added lines that were executed, with a branch that was not taken.
        public let partialLines: [Int]

        /// The share of the measured lines.
        public var lines: CoverageMeasure {
            CoverageMeasure(
                covered: coveredLines.count, total: coveredLines.count + missedLines.count)
        }
    }

    /// A file of the patch that adds to nothing.
    public struct UnmeasuredFile: Hashable, Sendable {
        /// The path after the patch.
        public let path: String
        /// The number of lines that the patch adds.
        public let addedLines: Int
        /// Why nothing of it is measured.
        public let reason: String
    }

    /// The measured files, in the order of the patch.
    public let files: [File]
    /// The other files to which lines are added.
    public let unmeasured: [UnmeasuredFile]

    /// The number of lines that the patch adds in all of its files.
    public var changedLines: Int {
        files.map(\.addedLines).reduce(0, +) + unmeasured.map(\.addedLines).reduce(0, +)
    }

    /// The executed lines of the measured ones.
    public var lines: CoverageMeasure {
        CoverageMeasure(
            covered: files.map(\.coveredLines.count).reduce(0, +),
            total: files.map { $0.coveredLines.count + $0.missedLines.count }.reduce(0, +))
    }

    /// The percentage as diff-cover prints it: cut to an integer, 100 where nothing is measured.
    public var diffCoverPercent: Int {
        guard let percent = lines.percent else { return 100 }
        return Int(percent)
    }
}

extension CoverageReport {
    /// How much of the lines that a patch adds is executed.
    ///
    /// - Parameters:
    ///   - patch: The patch, whose state after is the one that was measured.
    ///   - repositoryPaths: The paths of the repository after the patch, which tell files of one
    ///     name apart; those of the patch where none are given.
    ///   - isCounted: Whether a path counts; by default each does, tests as well.
    /// - Returns: The added lines that are measured, and the files that are not.
    public func patchCoverage(
        of patch: Patch, repositoryPaths: [String] = [],
        where isCounted: (String) -> Bool = { _ in true }
    ) -> PatchCoverage {
        let changed = patch.files.compactMap { file -> (path: String, lines: [Int])? in
            guard let path = file.newPath?.string, isCounted(path) else { return nil }
            let lines = file.hunks.flatMap { hunk in
                hunk.lines.filter { $0.kind == .added }.compactMap(\.newLine)
            }
            return lines.isEmpty ? nil : (path, lines)
        }
        let known = Set(repositoryPaths)
        let paths = repositoryPaths + changed.map(\.path).filter { !known.contains($0) }
        let matches = CoveragePathMatcher(repositoryPaths: paths).files(of: self)
        var files: [PatchCoverage.File] = []
        var unmeasured: [PatchCoverage.UnmeasuredFile] = []
        for (path, lines) in changed {
            guard let file = matches[path], file.hasLines else {
                let reason =
                    matches[path] == nil
                    ? "the report does not have the file"
                    : "the report has totals of the file, and no lines"
                unmeasured.append(.init(path: path, addedLines: lines.count, reason: reason))
                continue
            }
            let measured = lines.compactMap { file.lineOrFunction($0) }.filter { $0.hits != nil }
            guard !measured.isEmpty else {
                unmeasured.append(
                    .init(
                        path: path, addedLines: lines.count,
                        reason: "no line that is added holds code"))
                continue
            }
            files.append(
                PatchCoverage.File(
                    path: path, reportPath: file.path, addedLines: lines.count,
                    coveredLines: measured.filter { $0.isCovered == true }.map(\.number),
                    missedLines: measured.filter { $0.isCovered == false }.map(\.number),
                    partialLines: measured.filter(\.isPartial).map(\.number)))
        }
        return PatchCoverage(files: files, unmeasured: unmeasured)
    }
}

extension CoverageReport {
    /// How much of the lines that a patch adds is executed, from the text of the patch.
    ///
    /// The end may lack a line feed, or an empty line that was stripped with it.
    ///
    /// - Parameters:
    ///   - bytes: The text of the patch.
    ///   - repositoryPaths: The paths of the repository after the patch.
    /// - Returns: The added lines that are measured, and the files that are not.
    /// - Throws: `PatchError` where the text is no patch.
    public func patchCoverage(
        ofPatchText bytes: [UInt8], repositoryPaths: [String] = []
    ) throws(PatchError) -> PatchCoverage {
        let whole = bytes.last == .lineFeed ? bytes : bytes + [.lineFeed]
        let stripped: [[UInt8]] = [[], [UInt8(ascii: "+"), .lineFeed], [.lineFeed]]
        for end in stripped {
            if let patch = try? Patch(parsing: whole + end) {
                return patchCoverage(of: patch, repositoryPaths: repositoryPaths)
            }
        }
        return patchCoverage(of: try Patch(parsing: bytes), repositoryPaths: repositoryPaths)
    }
}

extension PatchCoverage: JSONRepresentable {
    /// The totals, the measured files with their lines, and the others with the reason.
    public var json: JSONValue {
        [
            "lines": lines.json,
            "changedLines": JSONValue(changedLines),
            "diffCoverPercent": JSONValue(diffCoverPercent),
            "files": .array(
                files.map { file in
                    [
                        "path": .string(file.path),
                        "reportPath": .string(file.reportPath),
                        "addedLines": JSONValue(file.addedLines),
                        "lines": file.lines.json,
                        "coveredLines": JSONValue(file.coveredLines),
                        "missedLines": JSONValue(file.missedLines),
                        "partialLines": JSONValue(file.partialLines),
                    ]
                }),
            "unmeasured": .array(
                unmeasured.map { file in
                    [
                        "path": .string(file.path), "addedLines": JSONValue(file.addedLines),
                        "reason": .string(file.reason),
                    ]
                }),
        ]
    }
}
