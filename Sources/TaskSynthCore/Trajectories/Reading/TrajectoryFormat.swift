/// A format that recorded sessions come in.
public struct TrajectoryFormat: Hashable, Sendable {
    /// The name that the command line takes and the normalized form gives.
    public let name: String

    /// Whichever format the content turns out to be.
    public static let detect = TrajectoryFormat(name: "detect")
    /// A session file of Claude Code, one record a line.
    public static let claudeCode = TrajectoryFormat(name: "claude-code")
    /// What Claude Code prints with `--output-format stream-json`.
    public static let claudeStream = TrajectoryFormat(name: "claude-stream-json")
    /// A rollout file of the Codex command line, one record a line.
    public static let codex = TrajectoryFormat(name: "codex")
    /// What `codex exec --json` prints.
    public static let codexExec = TrajectoryFormat(name: "codex-exec")
    /// A `.traj` file of SWE-agent.
    public static let sweAgent = TrajectoryFormat(name: "swe-agent")
    /// A `.traj.json` file of mini-swe-agent, of any age.
    public static let miniSweAgent = TrajectoryFormat(name: "mini-swe-agent")
    /// Events of OpenHands before its SDK, alone or in an evaluation's output.
    public static let openHands = TrajectoryFormat(name: "openhands")
    /// A conversation of the OpenHands SDK.
    public static let openHandsSDK = TrajectoryFormat(name: "openhands-sdk")
    /// The Agent Trajectory Interchange Format of Harbor.
    public static let atif = TrajectoryFormat(name: "atif")
    /// A log of Inspect AI, as JSON or as `.eval`.
    public static let inspect = TrajectoryFormat(name: "inspect")
    /// Messages, requests or responses of the chat completions interface.
    public static let chatCompletions = TrajectoryFormat(name: "chat-completions")
    /// Items, requests or responses of the Responses interface.
    public static let responses = TrajectoryFormat(name: "responses")
    /// Messages, requests or responses of the Anthropic interface.
    public static let anthropicMessages = TrajectoryFormat(name: "anthropic-messages")
    /// A session of the Gemini command line, as JSON or one record a line.
    public static let geminiCLI = TrajectoryFormat(name: "gemini-cli")
    /// A session as `opencode export` gives it, or `opencode run --format json`.
    public static let openCode = TrajectoryFormat(name: "opencode")
    /// The conversations of a data export of claude.ai.
    public static let claudeAI = TrajectoryFormat(name: "claude-ai")
    /// The messages that Cline showed, or Roo Code (`ui_messages.json`).
    public static let cline = TrajectoryFormat(name: "cline")
    /// The events of a session of the GitHub Copilot command line, one a line.
    public static let copilot = TrajectoryFormat(name: "copilot")
    /// The chat history of Aider.
    public static let aider = TrajectoryFormat(name: "aider")
    /// Spans after the OpenTelemetry conventions for generative AI.
    public static let openTelemetry = TrajectoryFormat(name: "otel-genai")
    /// A session as OneShot cleans it.
    public static let sessionClean = TrajectoryFormat(name: "session-clean")
    /// A database of captured requests of OneShot.
    public static let traceDatabase = TrajectoryFormat(name: "trace-database")
    /// The annotation form, in any of its shapes.
    public static let annotation = TrajectoryFormat(name: "annotation")
    /// The normalized form that this library writes.
    public static let normalized = TrajectoryFormat(name: "normalized")

    /// All formats that can be asked for by name.
    public static let all: [TrajectoryFormat] = [
        .claudeCode, .claudeStream, .codex, .codexExec, .sweAgent, .miniSweAgent, .openHands,
        .openHandsSDK, .atif, .inspect, .chatCompletions, .responses, .anthropicMessages,
        .geminiCLI, .openCode, .claudeAI, .cline, .copilot, .aider, .openTelemetry, .sessionClean,
        .traceDatabase, .annotation, .normalized,
    ]

    /// Finds a format by its name.
    public init?(named name: String) {
        guard let format = Self.all.first(where: { $0.name == name }) else { return nil }
        self = format
    }

    /// Takes a name that the normalized form gives, which may be of a newer writer.
    init(name: String) { self.name = name }
}

extension TrajectoryFormat: CustomStringConvertible {
    /// The name.
    public var description: String { name }
}
