/// Why a test failed, with what shows it.
public struct FailureCause: Hashable, Sendable {
    /// The kinds of causes.
    public struct Kind: RawRepresentable, Hashable, Sendable {
        /// The word that stands for it in JSON.
        public let rawValue: String

        /// Makes a kind from its word.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A check did not hold.
        public static let assertion = Kind(rawValue: "assertion")
        /// An exception or a panic that no check raised.
        public static let exception = Kind(rawValue: "exception")
        /// The tests, or what they test, do not compile.
        public static let compileError = Kind(rawValue: "compile-error")
        /// A module, package or file that is imported is not there.
        public static let importError = Kind(rawValue: "import-error")
        /// A function, type or member that is used is not there.
        public static let missingSymbol = Kind(rawValue: "missing-symbol")
        /// It took too long.
        public static let timeout = Kind(rawValue: "timeout")
        /// The process ended under it.
        public static let crash = Kind(rawValue: "crash")
        /// Nothing that was printed tells.
        public static let unknown = Kind(rawValue: "unknown")

        /// Whether the test could not be built or loaded, so that it checked nothing.
        public var isBuildFailure: Bool {
            self == .compileError || self == .importError || self == .missingSymbol
        }
    }

    /// What kind of cause it is.
    public let kind: Kind
    /// The line that says so, in the runner's words.
    public let message: String?
    /// The place it names, as `file:line`.
    public let location: String?

    /// Makes a cause.
    public init(kind: Kind, message: String? = nil, location: String? = nil) {
        self.kind = kind
        self.message = message
        self.location = location
    }
}

extension FailureCause: JSONRepresentable {
    /// Kind, message and place.
    public var json: JSONValue {
        [
            "kind": .string(kind.rawValue), "message": JSONValue(message),
            "location": JSONValue(location),
        ]
    }
}
