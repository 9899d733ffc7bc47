import Glibc

/// Input files as the verbs take them: a path, or `-` for standard input.
enum InputFile {
    /// Reads a file piece by piece.
    static func read(_ path: String, _ body: ([UInt8]) throws -> Void) throws {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure.badInput("\(path): \(String(cString: strerror(errno)))")
        }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        let size = 1 << 20
        while true {
            let chunk = try [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
                let got = Glibc.read(descriptor, buffer.baseAddress, size)
                guard got >= 0 else {
                    throw Failure.badInput("\(path): \(String(cString: strerror(errno)))")
                }
                filled = got
            }
            if chunk.isEmpty { return }
            try body(chunk)
        }
    }

    /// Reads a whole file.
    ///
    /// - Parameters:
    ///   - path: The path.
    ///   - limit: How large it may be.
    /// - Returns: Its bytes.
    /// - Throws: `Failure` where it cannot be read, or is larger.
    static func bytes(at path: String, atMost limit: Int = .max) throws -> [UInt8] {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure.badInput("\(path): \(String(cString: strerror(errno)))")
        }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var status = stat()
        fstat(descriptor, &status)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(max(0, Int(status.st_size)), limit) + 1)
        while true {
            guard max(bytes.count, Int(status.st_size)) <= limit else {
                throw Failure.badInput(
                    "\(path) is larger than \(limit) bytes",
                    hints: ["--max-bytes N; --counts and --ndjson read lines of any number"])
            }
            let size = 1 << 20
            let count = bytes.count
            let chunk = try [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
                let got = Glibc.read(descriptor, buffer.baseAddress, size)
                guard got >= 0 else {
                    throw Failure.badInput("\(path): \(String(cString: strerror(errno)))")
                }
                filled = got
            }
            bytes += chunk
            if bytes.count == count { return bytes }
        }
    }

    /// Reads a file piece by piece, in little memory.
    static func pieces(at path: String, _ visit: (Span<UInt8>) throws -> Void) throws {
        let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw Failure.badInput("\(path): \(String(cString: strerror(errno)))")
        }
        defer { if descriptor != STDIN_FILENO { close(descriptor) } }
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = buffer.withUnsafeMutableBytes {
                Glibc.read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw Failure.badInput("\(path): \(String(cString: strerror(errno)))")
            }
            guard count > 0 else { return }
            try visit(buffer.span.extracting(0..<count))
        }
    }
}
