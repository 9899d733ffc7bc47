import TaskSynthHarness

/// What a synthesis is asked to do, apart from where the change comes from.
struct SynthesisOptions: Sendable {
    /// Where the tests run.
    let sandbox: SandboxKind
    /// The image of a container.
    let image: String?
    /// How often the tests run in each state.
    let runs: Int
    /// Commands in place of those that are detected.
    let buildCommand: String?
    let testCommand: String?
    /// Whether coverage is measured where the toolchain has a way.
    let measuresCoverage: Bool
    /// What the tests may take.
    let limits: ProcessLimits
    /// Whether progress is told.
    let isQuiet: Bool

    static let all: [Option] = [
        Option(
            name: "--sandbox", value: "KIND",
            summary: "bwrap (default), podman, docker, worktree (no protection), none (no run)"),
        Option(name: "--image", value: "NAME", summary: "the image of a container"),
        Option(name: "--runs", value: "N", summary: "how often the tests run in each state"),
        Option(name: "--test-command", value: "LINE", summary: "what runs the tests"),
        Option(name: "--build-command", value: "LINE", summary: "what builds before them"),
        Option(name: "--timeout", value: "SECONDS", summary: "the time of one command (1800)"),
        Option(name: "--memory", value: "MEGABYTES", summary: "the memory of a run (8192)"),
        Option(name: "--processes", value: "N", summary: "the processes of a run (4096)"),
        Option(name: "--output", value: "MEGABYTES", summary: "the output of a run (256)"),
        Option(name: "--no-coverage", summary: "run the tests without measuring coverage"),
        .quiet, .json,
    ]

    init(_ arguments: Arguments) throws {
        let kind = arguments["--sandbox"] ?? SandboxKind.bubblewrap.rawValue
        guard let sandbox = SandboxKind.all.first(where: { $0.rawValue == kind }) else {
            let names = SandboxKind.all.map(\.rawValue).joined(separator: ", ")
            throw Failure.usage("no sandbox '\(kind)'", hints: ["there are \(names)"])
        }
        self.sandbox = sandbox
        image = arguments["--image"]
        runs = try arguments.integer("--runs", atLeast: 1) ?? 1
        buildCommand = arguments["--build-command"]
        testCommand = arguments["--test-command"]
        measuresCoverage = !arguments.has("--no-coverage")
        var limits = ProcessLimits()
        if let seconds = try arguments.integer("--timeout", atLeast: 1) {
            limits.wallSeconds = Double(seconds)
        }
        if let megabytes = try arguments.integer("--memory", atLeast: 1) {
            limits.memoryBytes = megabytes << 20
        }
        if let count = try arguments.integer("--processes", atLeast: 1) {
            limits.processCount = count
        }
        if let megabytes = try arguments.integer("--output", atLeast: 1) {
            limits.outputBytes = megabytes << 20
        }
        self.limits = limits
        isQuiet = arguments.has("--quiet")
    }
}
