import Glibc

/// An open file that is closed when its owner goes out of scope.
struct Descriptor: ~Copyable {
    let number: CInt

    init(opening path: String, flags: CInt, mode: mode_t = 0o644) throws(FileError) {
        let opened = unsafe open(path, flags | O_CLOEXEC, mode)
        guard opened >= 0 else { throw FileError(errno: errno, path: path) }
        number = opened
    }

    deinit { close(number) }

    func write(_ bytes: [UInt8], path: String) throws(FileError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(number, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw FileError(errno: errno, path: path) }
            rest = rest.dropFirst(count)
        }
    }

    func synchronize(path: String) throws(FileError) {
        guard fsync(number) == 0 else { throw FileError(errno: errno, path: path) }
    }

    /// Reads to the end.
    func readAll(path: String, limit: Int) throws(FileError) -> [UInt8] {
        var status = stat()
        _ = unsafe fstat(number, &status)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(limit, max(0, Int(status.st_size))) + 1)
        var buffer = [UInt8](repeating: 0, count: 1 << 17)
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe read(number, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw FileError(errno: errno, path: path) }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= limit else {
                throw FileError(.tooLarge, path: path, detail: "larger than \(limit) bytes")
            }
        }
    }
}

extension FileError {
    /// Describes what the operating system said.
    init(errno number: CInt, path: String) {
        let code: Code =
            switch number {
            case EEXIST, ENOTEMPTY: .exists
            case ENOENT, ENOTDIR: .notFound
            default: .system
            }
        self.init(code, path: path, detail: unsafe String(cString: strerror(number)))
    }
}
