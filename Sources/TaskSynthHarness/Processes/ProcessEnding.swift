public import TaskSynthCore

/// How a command ended.
public enum ProcessEnding: Hashable, Sendable {
    /// It ended by itself, with this code.
    case exited(Int)
    /// A signal that none of our limits caused ended it.
    case signalled(Int)
    /// It was ended because its time was over.
    case timedOut
    /// It was ended because it took more memory than it may.
    case outOfMemory
    /// It was ended because it had more processes than it may.
    case tooManyProcesses
    /// It was ended because it printed more than it may.
    case tooMuchOutput
    /// It was ended because the task that ran it was cancelled.
    case cancelled
    /// It never ran: no such program, no such folder, no permission.
    case notStarted(String)

    /// Whether it ended by itself with code 0.
    public var isSuccess: Bool { self == .exited(0) }

    /// The exit code, as a shell gives it: 128 and the signal for a signal, 124 for a timeout.
    public var exitCode: Int {
        switch self {
        case .exited(let code): code
        case .signalled(let signal): 128 + signal
        case .timedOut: 124
        case .outOfMemory, .tooManyProcesses, .tooMuchOutput: 137
        case .cancelled: 130
        case .notStarted: 127
        }
    }

    /// The word for it in our documents.
    public var name: String {
        switch self {
        case .exited: "exited"
        case .signalled: "signalled"
        case .timedOut: "timed-out"
        case .outOfMemory: "out-of-memory"
        case .tooManyProcesses: "too-many-processes"
        case .tooMuchOutput: "too-much-output"
        case .cancelled: "cancelled"
        case .notStarted: "not-started"
        }
    }
}

extension ProcessEnding: CustomStringConvertible {
    /// A few words for a person.
    public var description: String {
        switch self {
        case .exited(let code): "exited with \(code)"
        case .signalled(let signal): "was ended by signal \(signal)"
        case .timedOut: "took too long"
        case .outOfMemory: "took too much memory"
        case .tooManyProcesses: "started too many processes"
        case .tooMuchOutput: "printed too much"
        case .cancelled: "was cancelled"
        case .notStarted(let reason): "did not start: \(reason)"
        }
    }
}

extension ProcessEnding: JSONRepresentable {
    /// `{kind, code, signal}`, null where it has none.
    public var json: JSONValue {
        switch self {
        case .exited(let code): ["kind": .string(name), "code": JSONValue(code), "signal": nil]
        case .signalled(let signal):
            ["kind": .string(name), "code": nil, "signal": JSONValue(signal)]
        default: ["kind": .string(name), "code": nil, "signal": nil]
        }
    }
}
