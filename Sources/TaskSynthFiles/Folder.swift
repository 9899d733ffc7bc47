public import TaskSynthCore
import Glibc

/// A folder on disk, read and written as a whole.
public struct Folder: Hashable, Sendable {
    /// Where it is.
    public let path: String

    /// Names a folder, which need not be there.
    public init(path: String) {
        var path = path[...]
        while path.count > 1, path.last == "/" { path.removeLast() }
        self.path = String(path)
    }

    /// Whether anything is at the path.
    public var exists: Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    /// Writes a new folder whole, or not at all.
    ///
    /// The files are written to a temporary sibling, flushed to disk, and put in place by one
    /// rename, so that nobody ever sees half of them. An empty folder at the path is replaced;
    /// anything else there is left as it is.
    ///
    /// - Parameter files: The files; folders on the way are made.
    /// - Throws: ``FileError`` when the path is taken, or something cannot be written; then
    ///   nothing is left behind.
    public func create(_ files: [FolderFile]) throws(FileError) {
        let temporary = try makeSibling()
        do throws(FileError) {
            try write(files, into: temporary)
            guard unsafe rename(temporary, path) == 0 else {
                throw FileError(errno: errno, path: path)
            }
            try Self.flushFolder(Self.parent(of: path))
        } catch {
            Folder(path: temporary).remove()
            throw error
        }
    }

    /// Replaces single files of the folder, each whole or not at all.
    ///
    /// - Throws: ``FileError`` when a file cannot be written.
    public func replace(_ files: [FolderFile]) throws(FileError) {
        for file in files {
            guard file.isSafe else { throw Self.unsafe(file) }
            let target = "\(path)/\(file.path)"
            let temporary = "\(target).tasksynth-\(getpid())"
            do throws(FileError) {
                try Self.write(file, to: temporary)
                guard unsafe rename(temporary, target) == 0 else {
                    throw FileError(errno: errno, path: target)
                }
            } catch {
                unsafe unlink(temporary)
                throw error
            }
        }
        try Self.flushFolder(path)
    }

    /// Reads a file of the folder; `nil` where there is none.
    ///
    /// - Throws: ``FileError`` when the file is larger than the limit or cannot be read.
    public func read(_ name: String, limit: Int = 1 << 30) throws(FileError) -> [UInt8]? {
        do throws(FileError) {
            return try Self.read("\(path)/\(name)", limit: limit)
        } catch  where error.code == .notFound {
            return nil
        }
    }

    /// Reads a file.
    ///
    /// - Throws: ``FileError`` when it is not there, is larger than the limit or cannot be read.
    public static func read(_ path: String, limit: Int = 1 << 30) throws(FileError) -> [UInt8] {
        try Descriptor(opening: path, flags: O_RDONLY).readAll(path: path, limit: limit)
    }

    /// Makes an empty folder of its own for something that is thrown away later.
    ///
    /// - Throws: ``FileError`` when it cannot be made.
    public static func temporary(
        in parent: String = "/tmp", prefix: String = "tasksynth-"
    ) throws(FileError) -> Folder {
        var template = Array("\(parent)/\(prefix)XXXXXX".utf8CString)
        let made = unsafe template.withUnsafeMutableBufferPointer { buffer -> String? in
            guard let base = buffer.baseAddress, let name = unsafe mkdtemp(base) else {
                return nil
            }
            return unsafe String(cString: name)
        }
        guard let made else { throw FileError(errno: errno, path: parent) }
        return Folder(path: made)
    }

    private func makeSibling() throws(FileError) -> String {
        let parent = Self.parent(of: path)
        do throws(FileError) {
            let name = path.split(separator: "/").last.map(String.init) ?? "folder"
            let sibling = try Self.temporary(in: parent, prefix: ".\(name)-").path
            unsafe chmod(sibling, 0o755)
            return sibling
        } catch {
            throw FileError(error.code, path: parent, detail: error.detail)
        }
    }

    private func write(_ files: [FolderFile], into root: String) throws(FileError) {
        var folders: Set<String> = []
        for file in files {
            guard file.isSafe else { throw Self.unsafe(file) }
            var folder = root
            for part in file.path.split(separator: "/").dropLast() {
                folder += "/\(part)"
                guard folders.insert(folder).inserted else { continue }
                guard unsafe mkdir(folder, 0o755) == 0 else {
                    throw FileError(errno: errno, path: folder)
                }
            }
            try Self.write(file, to: "\(root)/\(file.path)")
        }
        for folder in folders { try Self.flushFolder(folder) }
        try Self.flushFolder(root)
    }

    private static func write(_ file: FolderFile, to path: String) throws(FileError) {
        let descriptor = try Descriptor(
            opening: path, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW,
            mode: file.isExecutable ? 0o755 : 0o644)
        try descriptor.write(file.bytes, path: path)
        try descriptor.synchronize(path: path)
    }

    private static func flushFolder(_ path: String) throws(FileError) {
        try Descriptor(opening: path, flags: O_RDONLY | O_DIRECTORY).synchronize(path: path)
    }

    private static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func unsafe(_ file: FolderFile) -> FileError {
        FileError(.unsafePath, path: file.path, detail: "the path leaves its folder")
    }
}
