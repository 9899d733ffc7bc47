import CLibGit2
import Glibc
import TaskSynthCore

extension Repository {
    /// Writes the files of a tree into a folder, as they are in the tree.
    ///
    /// No attribute or setting changes a byte; a submodule is an empty folder. Names that would
    /// leave the folder, or hide in it as a repository, are refused.
    ///
    /// - Parameters:
    ///   - tree: The tree.
    ///   - folder: An existing, empty folder.
    /// - Throws: ``GitError`` when an object is missing or a file cannot be written.
    public func checkOut(_ tree: ObjectID, into folder: String) throws(GitError) {
        try checkOut(tree, into: Array(folder.utf8))
    }

    private func checkOut(_ tree: ObjectID, into folder: [UInt8]) throws(GitError) {
        for entry in try entries(of: tree) {
            let name = entry.pathText
            guard !Self.isDangerous(entry.path) else {
                throw GitError(.cannotWrite, "the tree has an entry named '\(name)'")
            }
            let path = folder + [UInt8(ascii: "/")] + entry.path
            switch entry.mode {
            case 0o040000:
                try makeFolder(path)
                try checkOut(entry.id, into: path)
            case 0o160000: try makeFolder(path)
            case 0o120000: try makeLink(path, to: try content(of: entry.id))
            default:
                try writeFile(
                    path, try content(of: entry.id), isExecutable: entry.mode & 0o100 != 0)
            }
        }
    }

    private static func isDangerous(_ name: [UInt8]) -> Bool {
        let text = String(decoding: name, as: UTF8.self).lowercased()
        return ["", ".", "..", ".git"].contains(text) || name.contains(UInt8(ascii: "/"))
    }

    private func makeFolder(_ path: [UInt8]) throws(GitError) {
        guard unsafe Self.withPath(path, { unsafe mkdir($0, 0o755) }) == 0 else {
            throw Self.failure(path)
        }
    }

    private func makeLink(_ path: [UInt8], to target: [UInt8]) throws(GitError) {
        let status = unsafe Self.withPath(target) { target in
            unsafe Self.withPath(path) { unsafe symlink(target, $0) }
        }
        guard status == 0 else { throw Self.failure(path) }
    }

    private func writeFile(
        _ path: [UInt8], _ content: [UInt8], isExecutable: Bool
    ) throws(GitError) {
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        let descriptor = unsafe Self.withPath(path) {
            unsafe open($0, flags, isExecutable ? 0o755 : 0o644)
        }
        guard descriptor >= 0 else { throw Self.failure(path) }
        defer { close(descriptor) }
        var rest = content[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure(path) }
            rest = rest.dropFirst(count)
        }
    }

    private static func withPath(
        _ bytes: [UInt8], _ body: (UnsafePointer<CChar>) -> CInt
    ) -> CInt {
        unsafe (bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return -1 }
            return unsafe body(base)
        }
    }

    private static func failure(_ path: [UInt8]) -> GitError {
        let reason = unsafe String(cString: strerror(errno))
        return GitError(
            .cannotWrite, "\(String(decoding: path, as: UTF8.self)): \(reason)")
    }
}
