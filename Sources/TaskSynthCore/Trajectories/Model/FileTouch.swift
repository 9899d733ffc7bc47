/// What a call did with one file.
public struct FileTouch: Hashable, Sendable {
    /// The kinds of touch.
    public struct Kind: Hashable, Sendable {
        /// The name in the normalized form.
        public let name: String

        /// Its content was shown.
        public static let read = Kind(name: "read")
        /// Its content was changed.
        public static let edit = Kind(name: "edit")
        /// It was made, or written whole.
        public static let create = Kind(name: "create")
        /// It was removed.
        public static let delete = Kind(name: "delete")
        /// It was given another name; ``FileTouch/previousPath`` is the old one.
        public static let rename = Kind(name: "rename")
        /// It was brought back to what the history has.
        public static let revert = Kind(name: "revert")
        /// A search looked into it, or showed lines of it.
        public static let search = Kind(name: "search")
        /// It is a folder that was listed or looked through.
        public static let list = Kind(name: "list")
        /// It is a test that was run.
        public static let test = Kind(name: "test")
        /// It is a program that was run.
        public static let run = Kind(name: "run")

        /// Whether the file is another one afterwards.
        public var isChange: Bool {
            switch self {
            case .edit, .create, .delete, .rename, .revert: true
            default: false
            }
        }
    }

    /// What was done.
    public var kind: Kind
    /// The path as the call gives it, made absolute where the call's folder is known.
    public var path: String
    /// The path before, where it was renamed.
    public var previousPath: String?
    /// The lines, counted from 1, where the call or its result tells.
    public var lines: ClosedRange<Int>?
    /// Whether it was found by understanding a shell command, rather than recorded.
    public var isInferred: Bool

    /// Makes a touch.
    public init(
        _ kind: Kind, path: String, previousPath: String? = nil, lines: ClosedRange<Int>? = nil,
        isInferred: Bool = false
    ) {
        self.kind = kind
        self.path = path
        self.previousPath = previousPath
        self.lines = lines
        self.isInferred = isInferred
    }
}

extension FileTouch: JSONRepresentable {
    /// The normalized form.
    public var json: JSONValue {
        var object = JSONObject([
            .init(key: "kind", value: .string(kind.name)),
            .init(key: "path", value: .string(path)),
        ])
        if let previousPath { object["previousPath"] = .string(previousPath) }
        if let lines {
            // An open end is null.
            let end = lines.upperBound == .max ? nil : lines.upperBound
            object["lines"] = [JSONValue(lines.lowerBound), JSONValue(end)]
        }
        if isInferred { object["inferred"] = true }
        return .object(object)
    }
}
