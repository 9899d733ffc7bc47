import TaskSynthCore
import TaskSynthGit
import TaskSynthHarness

/// Puts the files of a bundle together from what was prepared and run.
struct BundleAssembly {
    let prepared: PreparedChange
    let goal: TaskGoal
    let facts: TaskFacts
    let commands: ValidationCommands?
    let outcome: CycleOutcome?
    let options: SynthesisOptions
    let attempts: RecordedAttempts
    /// How the tests refused the fix with a part left out, where a failed attempt follows from it.
    let refusal: FailedAblation?
    let analyzer: any SyntaxAnalyzer

    /// The bundle; what was recorded loses its secrets and home folders on the way.
    func bundle(redactor: Redactor) -> TaskBundle {
        var redaction = Redaction()
        let measured = Attempts(
            ideal: attempts.ideal, failed: attempts.failed, gold: prepared.split.fix,
            verdict: attempts.verdict, using: analyzer)
        let sessions = attempts.files(
            goal: goal, repositoryName: prepared.address.name, failureMode: measured.failureMode)
        let recorded = (logs + sessions).map { file in
            FolderFile(path: file.path, bytes: redactor.redact(file.bytes, counting: &redaction))
        }
        let knowing = [attempts.ideal, attempts.failed].compactMap(\.self)
            .reduce(redactor) { $0.knowing($1.json) }
        let measures = measured.sections.mapValues {
            $0.redacted(by: knowing, counting: &redaction)
        }
        var provenance = provenance
        provenance["redaction"] = redaction.json
        var facts = facts
        facts.failure = measured.failureName
        facts.tags.failureMode = measured.failureMode
        var metadata = TaskMetadata(
            facts: facts, splitProof: prepared.proof.json, validation: validation,
            provenance: provenance)
        metadata.sections[.taskGoal] = goal.section
        metadata.sections[.diffSemantics] = prepared.semantics.section(
            statement: "\(goal.title)\n\(goal.statement)")
        metadata.sections[.testExecution] = execution
        metadata.sections.merge(measures) { $1 }
        return TaskBundle(
            metadata: metadata.json, diff: prepared.diff, fix: prepared.split.fix.bytes,
            tests: prepared.split.tests.bytes,
            other: prepared.split.other.files.isEmpty ? nil : prepared.split.other.bytes,
            attachments: recorded + scripts + oneShot.files)
    }

    /// What the cycle found, with what ran and where.
    var validation: JSONValue {
        guard let judgement, let commands else {
            return ["verdict": nil, "reasons": ["the cycle was not run"]]
        }
        var document = judgement.json.object ?? JSONObject()
        document["sandbox"] = .string(options.sandbox.rawValue)
        document["runsInEachState"] = JSONValue(options.runs)
        document["commands"] = [
            "build": JSONValue(commands.build), "test": .string(commands.test),
            "environment": .object(
                JSONObject(
                    commands.environment.sorted { $0.key < $1.key }
                        .map { JSONObject.Member(key: $0.key, value: .string($0.value)) })),
            "reportPatterns": JSONValue(commands.reportPatterns),
            "coverage": outcome?.coverageCommands.map {
                ["build": JSONValue($0.build), "test": .string($0.test)]
            } ?? .null,
        ]
        return .object(document)
    }

    private var judgement: CycleJudgement? { outcome?.judgement }

    /// What running the tests showed, with the coverage where a run printed or wrote it.
    private var execution: MetadataSection {
        guard let outcome else {
            var section = MetadataSection()
            section.leaveNull(
                [
                    "hasAutomatedTests", "testType", "framework", "preTestStatus", "preFixStatus",
                    "postPatchStatus", "coverageDelta", "patchCoverage", "failToPass",
                    "passToPass", "flakyTests", "topFailingTracebacks", "warnings",
                ], because: "the cycle was not run")
            return section
        }
        return TestExecution(
            transitions: outcome.judgement.transitions, coverage: outcome.coverage,
            coverageObstacle: outcome.coverageObstacle,
            patchCoverage: outcome.coverage[.withFix]?.patchCoverage(of: prepared.split.fix),
            framework: facts.tags.framework
        ).section
    }

    private var provenance: JSONObject {
        var provenance = JSONObject()
        provenance["tool"] = .string(Version.text)
        provenance["source"] = .string(prepared.change.source)
        provenance["split"] = prepared.split.json
        provenance["trajectories"] = attempts.origins(leftOut: refusal?.fix.leftOut)
        return provenance
    }

    private var logs: [FolderFile] {
        guard let judgement else { return [] }
        let logs = judgement.runs.map { run in
            let name = ValidationCycle.logName(of: run.state, number: run.number)
            return FolderFile(
                path: run.number == 1 ? name : "evaluation/runs/\(name)", bytes: run.readLog())
        }
        return logs
            + [refusal].compactMap(\.self).map {
                FolderFile(path: FailedAblation.logName, bytes: $0.log)
            }
    }

    /// The cycle without this tool: a script, and the image that it can run in.
    private var scripts: [FolderFile] {
        guard let commands else { return [] }
        let change = prepared.change
        let script = RunScript(
            base: change.base.id.hexadecimal, baseTree: prepared.proof.baseTree.hexadecimal,
            testsTree: prepared.proof.testsTree.hexadecimal,
            headTree: prepared.proof.headTree.hexadecimal, commands: commands,
            dependencyFolders: prepared.toolchain?.dependencyFolders ?? [],
            timeLimitSeconds: Int(options.limits.wallSeconds ?? 1800), exitCodes: exitCodes)
        let dockerfile = Dockerfile(
            toolchain: prepared.toolchain, base: change.base.id.hexadecimal,
            repository: prepared.address.cloneURL, buildCommand: commands.build,
            environment: commands.environment)
        return [
            FolderFile(path: TaskBundle.Name.dockerfile, text: dockerfile.text),
            FolderFile(path: TaskBundle.Name.runScript, text: script.text, isExecutable: true),
        ]
    }

    /// The exit status of each state, where its runs agree.
    private var exitCodes: [CycleState: Int] {
        var codes: [CycleState: Int] = [:]
        for state in CycleState.allCases {
            let found = Set(
                (judgement?.runs ?? []).filter { $0.state == state }.map(\.ending.exitCode))
            if found.count == 1 { codes[state] = found.first }
        }
        return codes
    }

    private var oneShot: OneShotTask {
        let change = prepared.change
        return OneShotTask(
            id: Slug.make(title: goal.title, time: change.head.authoredAt), title: goal.title,
            instructions: goal.statement.isEmpty ? goal.title : goal.statement,
            cloneURL: prepared.address.cloneURL, branch: nil,
            startCommit: change.base.id.hexadecimal, endCommit: change.head.id.hexadecimal,
            touchedFiles: Self.touched(prepared.split.decisions),
            fixedFiles: prepared.split.decisions.filter { $0.side != .tests }.map(\.path),
            tags: facts.tags.techTags, testCommand: commands?.test,
            failToPass: judgement?.transitions.failToPass ?? [])
    }

    private static func touched(_ decisions: [SplitDecision]) -> [String] {
        Set(decisions.flatMap { [$0.path] + ($0.oldPath.map { [$0] } ?? []) }).sorted()
    }
}
