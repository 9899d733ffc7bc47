public import TaskSynthCore

/// One run of the tests in one state, with what was measured and what it left.
public struct ValidationRun: Hashable, Sendable {
    /// The state of the project.
    public let state: CycleState
    /// Which of the runs in that state it is, counted from 1.
    public let number: Int
    /// The build before the tests; `nil` where there is none, or an earlier run made it.
    public let build: ProcessResult?
    /// The run of the tests; `nil` where the build failed.
    public let test: ProcessResult?
    /// The file that holds what both printed.
    public let log: String
    /// The length of the log in bytes.
    public let logBytes: Int
    /// The files that hold the reports of the runner.
    public let reports: [String]

    /// How the run ended: as the tests did, or as the build where it failed.
    public var ending: ProcessEnding {
        test?.ending ?? build?.ending ?? .notStarted("nothing was run")
    }

    /// The time of build and tests together, in seconds.
    public var seconds: Double { (build?.seconds ?? 0) + (test?.seconds ?? 0) }

    /// Whether the build failed, so that no test ran.
    public var isBuildFailure: Bool { test == nil && build != nil }

    /// The bytes of the log, as many as the limit allows.
    public func readLog(atMost limit: Int = 1 << 30) -> [UInt8] {
        FileSystem.bytes(log, atMost: limit) ?? []
    }
}

extension ValidationRun: JSONRepresentable {
    /// What was measured; paths of the machine are left out.
    public var json: JSONValue {
        [
            "state": .string(state.rawValue), "run": JSONValue(number), "ending": ending.json,
            "exitCode": JSONValue(ending.exitCode), "seconds": JSONValue(seconds),
            "buildSeconds": JSONValue(build?.seconds),
            "processorSeconds": JSONValue(
                (build?.processorSeconds ?? 0) + (test?.processorSeconds ?? 0)),
            "peakMemoryBytes": JSONValue(
                max(build?.peakMemoryBytes ?? 0, test?.peakMemoryBytes ?? 0)),
            "logBytes": JSONValue(logBytes),
        ]
    }
}
