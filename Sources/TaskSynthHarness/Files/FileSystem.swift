import Glibc

/// The few things that the harness does with files.
enum FileSystem {
    /// The system's words for an error number.
    static func message(of number: Int32) -> String {
        unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    }

    /// The error of the system call that just failed.
    static func error(_ action: String, _ path: String) -> HarnessError {
        HarnessError(.fileSystem, "\(action) \(path): \(message(of: errno))")
    }

    /// Where folders for a short time are made.
    static var temporaryFolder: String {
        guard let path = unsafe getenv("TMPDIR") else { return "/tmp" }
        let folder = unsafe String(cString: path)
        return isFolder(folder) ? folder : "/tmp"
    }

    /// Whether there is anything, links followed.
    static func exists(_ path: String) -> Bool { mode(path, followsLinks: true) != nil }

    /// Whether there is a file that is no folder, links followed.
    static func isFile(_ path: String) -> Bool {
        guard let mode = mode(path, followsLinks: true) else { return false }
        return mode & S_IFMT != S_IFDIR
    }

    /// Whether there is a folder, links followed.
    static func isFolder(_ path: String) -> Bool {
        guard let mode = mode(path, followsLinks: true) else { return false }
        return mode & S_IFMT == S_IFDIR
    }

    /// Whether there is a file that is no folder, link, device or pipe.
    static func isPlainFile(_ path: String) -> Bool {
        mode(path, followsLinks: false).map { $0 & S_IFMT == S_IFREG } ?? false
    }

    /// Whether there is a folder that is no link.
    static func isPlainFolder(_ path: String) -> Bool {
        mode(path, followsLinks: false).map { $0 & S_IFMT == S_IFDIR } ?? false
    }

    /// The length of a file in bytes.
    static func size(_ path: String) -> Int? {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? Int(status.st_size) : nil
    }

    /// The target of a symbolic link, or `nil` for anything else.
    static func linkTarget(_ path: String) -> String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = unsafe buffer.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return -1 }
            return unsafe readlink(path, base, buffer.count)
        }
        guard count > 0 else { return nil }
        return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The path without symbolic links, or `nil` where there is nothing.
    static func resolved(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    /// The bytes of a file up to a limit, or `nil` where it cannot be read.
    static func bytes(_ path: String, atMost limit: Int = 64 << 20) -> [UInt8]? {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < limit {
            let count = unsafe buffer.withUnsafeMutableBytes { buffer in
                unsafe read(file, buffer.baseAddress, buffer.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            guard count > 0 else { break }
            bytes += buffer[..<min(count, limit - bytes.count)]
        }
        return bytes
    }

    /// The text of a file, repaired where it is not UTF-8.
    static func text(_ path: String) -> String? {
        bytes(path).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Writes a file, in place of what was there.
    static func write(_ text: String, to path: String) throws(HarnessError) {
        try write(Array(text.utf8), to: path)
    }

    /// Writes a file, in place of what was there.
    static func write(
        _ bytes: [UInt8], to path: String, mode: UInt32 = 0o644
    ) throws(HarnessError) {
        let file = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard file >= 0 else { throw error("write", path) }
        defer { close(file) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { bytes in
                unsafe Glibc.write(file, bytes.baseAddress, bytes.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw error("write", path) }
            rest = rest.dropFirst(count)
        }
    }

    /// Gives a file or folder another name.
    static func move(_ path: String, to other: String) throws(HarnessError) {
        guard unsafe rename(path, other) == 0 else { throw error("rename", path) }
    }

    /// Makes a folder and those above it.
    static func makeFolder(_ path: String) throws(HarnessError) {
        guard !isFolder(path) else { return }
        if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
            try makeFolder(String(path[..<slash]))
        }
        guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else {
            throw error("make folder", path)
        }
    }

    /// The names in a folder, sorted.
    static func names(in path: String) -> [String] {
        guard let folder = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Removes a file, or a folder with all that is in it; links are not followed.
    static func remove(_ path: String) {
        guard unsafe unlink(path) != 0 else { return }
        guard let mode = mode(path, followsLinks: false), mode & S_IFMT == S_IFDIR else { return }
        // A test may have made a folder that nobody may enter.
        unsafe chmod(path, 0o700)
        for name in names(in: path) { remove("\(path)/\(name)") }
        unsafe rmdir(path)
    }

    private static func mode(_ path: String, followsLinks: Bool) -> mode_t? {
        var status = stat()
        let number = unsafe followsLinks ? stat(path, &status) : lstat(path, &status)
        return number == 0 ? status.st_mode : nil
    }
}
