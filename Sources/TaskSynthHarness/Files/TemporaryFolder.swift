import Glibc

/// A new, empty folder that nobody else may enter, removed with all that is in it.
public struct TemporaryFolder: ~Copyable, Sendable {
    /// The absolute path, without symbolic links.
    public let path: String

    /// Makes a folder below another one.
    public init(in parent: String, prefix: String = "tasksynth-") throws(HarnessError) {
        guard let resolved = FileSystem.resolved(parent) else {
            throw FileSystem.error("use folder", parent)
        }
        let template = CStrings(["\(resolved)/\(prefix)XXXXXX"])
        guard let name = unsafe template.pointers[0], unsafe mkdtemp(name) != nil else {
            throw FileSystem.error("make a folder in", parent)
        }
        path = unsafe String(cString: name)
    }

    deinit { FileSystem.remove(path) }
}
