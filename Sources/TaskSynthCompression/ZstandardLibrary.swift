import DynamicLibrary
public import TaskSynthCore

/// Unpacks what is packed with Zstandard, by the library that is opened at run time.
public struct ZstandardLibrary: Decompressor {
    private typealias Create = @convention(c) () -> OpaquePointer?
    private typealias Free = @convention(c) (OpaquePointer?) -> Int
    private typealias Unpack =
        @convention(c) (
            OpaquePointer?, UnsafeMutableRawPointer, UnsafeMutableRawPointer
        ) -> Int
    private typealias IsError = @convention(c) (Int) -> UInt32

    private let library: DynamicLibrary

    /// Opens the library.
    ///
    /// - Throws: ``CompressionError`` where it is not there.
    public init() throws(CompressionError) {
        do {
            library = try DynamicLibrary(
                "libzstd.so.1", "libzstd.so", "libzstd.dylib",
                advice: "install libzstd (Debian: apt install libzstd1)")
        } catch {
            throw CompressionError(description: "\(error)")
        }
    }

    /// Unpacks one or more frames.
    ///
    /// - Parameters:
    ///   - bytes: The frames.
    ///   - limit: The most bytes that they may unpack to.
    /// - Returns: The content of the frames.
    /// - Throws: `TrajectoryError` where they are damaged, or unpack to more.
    public func unpack(_ bytes: [UInt8], limit: Int) throws(TrajectoryError) -> [UInt8] {
        let create: Create
        let free: Free
        let unpack: Unpack
        let isError: IsError
        do {
            unsafe create = try library.function("ZSTD_createDStream", as: Create.self)
            unsafe free = try library.function("ZSTD_freeDStream", as: Free.self)
            unsafe unpack = try library.function("ZSTD_decompressStream", as: Unpack.self)
            unsafe isError = try library.function("ZSTD_isError", as: IsError.self)
        } catch {
            throw TrajectoryError(.missing, detail: "\(error)")
        }
        guard let stream = unsafe create() else {
            throw TrajectoryError(.missing, detail: "Zstandard has no memory")
        }
        defer { _ = unsafe free(stream) }
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 17)
        var consumed = 0
        var isFinished = bytes.isEmpty
        while !isFinished {
            let before = consumed
            let (status, filled) = unsafe bytes.withUnsafeBytes { source in
                unsafe chunk.withUnsafeMutableBytes { target in
                    // The three members of ZSTD_inBuffer and ZSTD_outBuffer.
                    var input = (
                        UInt(bitPattern: source.baseAddress), source.count, consumed
                    )
                    var result = (UInt(bitPattern: target.baseAddress), target.count, 0)
                    let status = unsafe withUnsafeMutableBytes(of: &result) { result in
                        unsafe withUnsafeMutableBytes(of: &input) { input -> Int in
                            guard let result = result.baseAddress, let input = input.baseAddress
                            else { return 0 }
                            return unsafe unpack(stream, result, input)
                        }
                    }
                    consumed = input.2
                    return (status, result.2)
                }
            }
            guard isError(status) == 0 else {
                throw TrajectoryError(
                    .badContainer, detail: "data packed with Zstandard is damaged")
            }
            guard output.count + filled <= limit else {
                throw TrajectoryError(
                    .tooLarge,
                    detail: "data packed with Zstandard unpacks to more than \(limit) bytes")
            }
            output += chunk[..<filled]
            if consumed == bytes.count, filled < chunk.count { isFinished = true }
            guard isFinished || consumed > before || filled > 0 else {
                throw TrajectoryError(
                    .badContainer, detail: "data packed with Zstandard is cut off")
            }
            if isFinished, status != 0 {
                throw TrajectoryError(
                    .badContainer, detail: "data packed with Zstandard is cut off")
            }
        }
        return output
    }
}
