import TaskSynthCore
import TaskSynthFiles
import TaskSynthGit
import TaskSynthHarness

/// A bundle that lies on disk, ours or of an older system.
struct StoredBundle {
    let folder: Folder
    let metadata: JSONValue
    let fix: Patch
    let tests: Patch
    let other: Patch?

    init(_ folder: Folder) throws {
        self.folder = folder
        metadata = try JSONValue(
            parsing: try Self.required(TaskBundle.Name.metadata, in: folder))
        fix = try Patch(parsing: try Self.required(TaskBundle.Name.fix, in: folder))
        tests = try Patch(parsing: try Self.required(TaskBundle.Name.tests, in: folder))
        other = try folder.read(TaskBundle.Name.other).map { bytes in
            try Patch(parsing: bytes)
        }
    }

    private static func required(_ name: String, in folder: Folder) throws -> [UInt8] {
        guard let bytes = try folder.read(name) else {
            throw Failure.badInput("\(folder.path) is no task bundle: it has no \(name)")
        }
        return bytes
    }

    /// The trees of the three states.
    ///
    /// An older bundle has a `head` alone, which stood for either side of the change: the side
    /// that the patches apply to is taken as the base.
    func trees(in repository: borrowing Repository) throws -> CycleRunner.Trees {
        let names: [String]
        if let base = metadata["base"]?.string {
            names = [base]
        } else {
            guard let head = metadata["head"]?.string else {
                throw Failure.badInput("\(folder.path) names no commit")
            }
            names = [head, "\(head)^"]
        }
        var failure: (any Error)?
        for name in names {
            do {
                return try trees(from: try repository.commit(named: name).tree, in: repository)
            } catch {
                failure = failure ?? error
            }
        }
        throw failure ?? Failure.badInput("\(folder.path) names no commit")
    }

    private func trees(
        from base: ObjectID, in repository: borrowing Repository
    ) throws -> CycleRunner.Trees {
        let testsOnly = try repository.apply(
            tests, to: base, inflater: try tests.inflater())
        var withFix = try repository.apply(fix, to: testsOnly, inflater: try fix.inflater())
        if let other {
            withFix = try repository.apply(other, to: withFix, inflater: try other.inflater())
        }
        return CycleRunner.Trees(before: base, testsOnly: testsOnly, withFix: withFix)
    }

    /// The commands that the bundle was made with, or those of the options.
    func commands(_ options: SynthesisOptions) throws -> ValidationCommands {
        let stored = metadata["validation"]?["commands"]
        guard let test = options.testCommand ?? stored?["test"]?.string else {
            throw Failure.badInput(
                "the bundle names no test command", hints: ["give one with --test-command"])
        }
        var environment: [String: String] = [:]
        for member in stored?["environment"]?.object?.members ?? [] {
            environment[member.key] = member.value.string
        }
        return ValidationCommands(
            build: options.buildCommand ?? stored?["build"]?.string, test: test,
            environment: environment,
            reportPatterns: stored?["reportPatterns"]?.array?.compactMap(\.string) ?? [])
    }
}
