/// Why a command could not be run, or a sandbox not be made.
public struct HarnessError: Error, Hashable, Sendable {
    /// What kind of failure it was.
    public struct Code: Hashable, Sendable {
        private enum Storage { case fileSystem, noProcess, noSandbox, badInput, cancelled }

        private let storage: Storage

        /// A file or folder could not be read, written or removed.
        public static let fileSystem = Code(storage: .fileSystem)
        /// The system gave no process, pipe or other means to run one.
        public static let noProcess = Code(storage: .noProcess)
        /// The sandbox is not installed, or does not work on this machine.
        public static let noSandbox = Code(storage: .noSandbox)
        /// What was asked for makes no sense: no command, no run, no name.
        public static let badInput = Code(storage: .badInput)
        /// The task was cancelled; everything that ran is ended.
        public static let cancelled = Code(storage: .cancelled)
    }

    /// What kind of failure it was.
    public let code: Code
    /// What was being done, and what the system said.
    public let message: String

    /// Makes an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension HarnessError: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String { message }
}
