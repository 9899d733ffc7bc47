import Glibc
import TaskSynthCore

/// An open folder, from which files are reached without following a link.
struct FolderDescriptor: ~Copyable {
    let number: CInt

    init(_ number: CInt) { self.number = number }

    deinit { close(number) }

    /// What the system says of the last call that failed.
    static var reason: String { unsafe String(cString: strerror(errno)) }

    /// The open folder that a path is in; `nil` where it is not there.
    func folder(of path: PatchPath) throws(TreeError) -> FolderDescriptor? {
        var folder = FolderDescriptor(dup(number))
        for component in path.components.dropLast() {
            let next = unsafe openat(
                folder.number, CName(component).bytes,
                O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard next >= 0 else {
                if errno == ENOENT { return nil }
                throw errno == ELOOP || errno == ENOTDIR
                    ? .throughFile(path) : .tree(path, Self.reason)
            }
            folder = FolderDescriptor(next)
        }
        return folder
    }

    /// The file of a name: its bytes, or what stands for a link or a submodule.
    func file(
        _ name: [UInt8], _ path: PatchPath, limit: Int
    ) throws(TreeError) -> TreeFile? {
        var status = stat()
        guard unsafe fstatat(number, CName(name).bytes, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw .tree(path, Self.reason)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG:
            let isExecutable = status.st_mode & S_IXUSR != 0
            return TreeFile(
                content: try content(name, path, limit: limit),
                mode: isExecutable ? .executable : .regular)
        case S_IFLNK: return TreeFile(content: try target(name, path), mode: .symlink)
        // A folder in the place of a file can only be the work tree of a submodule.
        case S_IFDIR: return TreeFile(content: [], mode: .submodule)
        default: throw .tree(path, "not a file, a link, or a folder")
        }
    }

    private func content(
        _ name: [UInt8], _ path: PatchPath, limit: Int
    ) throws(TreeError) -> [UInt8] {
        let file = unsafe openat(
            number, CName(name).bytes, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { throw .tree(path, Self.reason) }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 17)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe read(file, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .tree(path, Self.reason) }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= limit else { throw .tree(path, "larger than \(limit) bytes") }
        }
    }

    private func target(_ name: [UInt8], _ path: PatchPath) throws(TreeError) -> [UInt8] {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe readlinkat(number, CName(name).bytes, &buffer, buffer.count)
        guard count >= 0 else { throw .tree(path, Self.reason) }
        return buffer[..<count].map { UInt8(bitPattern: $0) }
    }

    /// Refuses a path whose folders are there as something else, and are not freed.
    func checkFolders(of path: PatchPath, freed: Set<PatchPath>) throws(TreeError) {
        var folder = FolderDescriptor(dup(number))
        var prefix: [UInt8] = []
        for component in path.components.dropLast() {
            prefix += prefix.isEmpty ? Array(component) : [UInt8(ascii: "/")] + component
            if freed.contains(PatchPath(prefix)) { return }
            let next = unsafe openat(
                folder.number, CName(component).bytes,
                O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
            guard next >= 0 else {
                if errno == ENOENT { return }
                throw errno == ELOOP || errno == ENOTDIR
                    ? .throughFile(path) : .tree(path, Self.reason)
            }
            folder = FolderDescriptor(next)
        }
    }
}

/// A name as the system takes it: with a zero at its end.
struct CName {
    let bytes: [CChar]

    init(_ name: some Sequence<UInt8>) { bytes = name.map { CChar(bitPattern: $0) } + [0] }
}
