import TaskSynthCore
import TaskSynthFiles

/// Computes the sections of a bundle's metadata from the files that lie beside it.
struct BundleEnrichment {
    let folder: Folder
    let analyzer: any SyntaxAnalyzer

    /// The metadata with all seven sections; what others wrote stays.
    func document() async throws -> JSONObject {
        let name = TaskBundle.Name.metadata
        guard let bytes = try folder.read(name),
            let metadata = try JSONValue(parsing: bytes).object
        else {
            throw Failure.badInput("\(folder.path) is no task bundle: it has no \(name)")
        }
        let fix = try patch(TaskBundle.Name.fix)
        let attempts = Attempts(
            ideal: try trajectory(TaskBundle.Name.idealTrajectory),
            failed: try trajectory(TaskBundle.Name.failedTrajectory), gold: fix,
            using: analyzer)
        var enrichment = Enrichment()
        var statement = metadata["taskGoal"]?["problemStatement"]?.string
        let isStated = metadata["provenance"]?["sections"]?["taskGoal"]?["summary"] != nil
        if !isStated, let text = statement ?? attempts.ideal?.goal ?? attempts.failed?.goal {
            let goal = goal(metadata, text, isFromMetadata: statement != nil)
            enrichment.sections[.taskGoal] = goal.section
            statement = goal.section.fields["problemStatement"]?.string
        } else if !isStated {
            enrichment.sections[.taskGoal] = TaskGoal.unknown(
                because: "neither the metadata nor a trajectory states the task")
        }
        if !Self.isMeasured(.stepLevelMetrics, metadata) {
            var redaction = Redaction()
            let measured = attempts.sections.mapValues {
                $0.redacted(by: Environment.redactor, counting: &redaction)
            }
            enrichment.sections.merge(measured) { $1 }
        }
        if !Self.isMeasured(.diffSemantics, metadata), let patch = try whole(fix) {
            enrichment.sections[.diffSemantics] = await DiffSemantics.parallel(
                of: patch, using: analyzer
            ).section(statement: statement)
        }
        if !Self.isMeasured(.testExecution, metadata) {
            enrichment.sections[.testExecution] = try execution()
        }
        return Self.naming(attempts, in: enrichment.enrich(metadata))
    }

    /// Names the failure where nobody has named one.
    private static func naming(_ attempts: Attempts, in document: JSONObject) -> JSONObject {
        var document = document
        if document["failure"]?.isNull ?? true, let name = attempts.failureName {
            document["failure"] = .string(name)
        }
        let tags = document["tags"]
        if let mode = attempts.failureMode, tags?.isNull ?? true || tags?.object != nil {
            var tags = tags?.object ?? JSONObject()
            if tags["failureMode"]?.isNull ?? true { tags["failureMode"] = .string(mode) }
            document["tags"] = .object(tags)
        }
        return document
    }

    /// Whether a synthesis measured a section on more than the bundle holds: both sides of the
    /// change, every run, the sessions as they were recorded.
    private static func isMeasured(_ name: SectionName, _ metadata: JSONObject) -> Bool {
        let tool = metadata["provenance"]?["tool"]?.string ?? ""
        return tool.hasPrefix("tasksynth ") && metadata[name.rawValue]?.object != nil
    }

    /// The whole change: as it lies there, else put together from its parts.
    private func whole(_ fix: Patch?) throws -> Patch? {
        if let diff = try patch(TaskBundle.Name.diff) { return diff }
        let parts = [fix, try patch(TaskBundle.Name.tests)].compactMap(\.self)
        guard !parts.isEmpty else { return nil }
        var builder = PatchBuilder()
        for part in parts { for file in part.files { builder.append(file) } }
        return try builder.patch()
    }

    private func patch(_ name: String) throws -> Patch? {
        guard let bytes = try folder.read(name), !bytes.isEmpty else { return nil }
        return try Patch(recovering: bytes)
    }

    private func trajectory(_ name: String) throws -> Trajectory? {
        try folder.read(name).map { try Trajectory(reading: $0) }
    }

    /// The goal that the metadata states, else the one that the attempts were given.
    private func goal(
        _ metadata: JSONObject, _ text: String, isFromMetadata: Bool
    ) -> TaskGoal {
        let first = text.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? ""
        return TaskGoal(
            title: metadata["taskGoal"]?["summary"]?.string ?? first, statement: text,
            acceptance: [], source: isFromMetadata ? "metadata as found" : "trajectory's task")
    }

    /// What the logs of the three states say; older bundles name them `.txt`.
    private func execution() throws -> MetadataSection {
        func runs(_ log: String) throws -> [TestRun] {
            let stem = String(log.dropLast(4))
            guard let bytes = try folder.read(log) ?? folder.read("\(stem).txt") else { return [] }
            return [TestRun(reading: bytes)]
        }
        let transitions = TestTransitions(
            before: try runs(TaskBundle.Name.logBefore),
            testsOnly: try runs(TaskBundle.Name.logTests),
            withFix: try runs(TaskBundle.Name.logAfter))
        return TestExecution(transitions: transitions).section
    }
}
