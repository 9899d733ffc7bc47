internal import CZlibLayout
import DynamicLibrary
public import TaskSynthCore

/// Unpacks what is packed as RFC 1951 has it, with the system's libz, which is opened at run time.
@safe
public struct DeflateLibrary: Decompressor {
    private typealias Start =
        @convention(c) (UnsafeMutablePointer<z_stream>, CInt, UnsafePointer<CChar>, CInt) -> CInt
    private typealias Step = @convention(c) (UnsafeMutablePointer<z_stream>, CInt) -> CInt
    private typealias End = @convention(c) (UnsafeMutablePointer<z_stream>) -> CInt

    private let start: Start
    private let step: Step
    private let end: End

    /// Opens the library.
    ///
    /// - Throws: ``CompressionError`` where there is no libz.
    public init() throws(CompressionError) {
        do throws(DynamicLibraryError) {
            let library = try DynamicLibrary.zlib()
            unsafe start = try library.function("inflateInit2_", as: Start.self)
            unsafe step = try library.function("inflate", as: Step.self)
            unsafe end = try library.function("inflateEnd", as: End.self)
        } catch {
            throw CompressionError(description: "\(error)")
        }
    }

    /// Unpacks one stream without a header around it.
    ///
    /// - Parameters:
    ///   - bytes: The packed data; what follows the end of the stream is passed over.
    ///   - limit: The most bytes that it may unpack to.
    /// - Returns: The data as it was before.
    /// - Throws: `TrajectoryError` where the data is damaged or cut off, or unpacks to more.
    public func unpack(_ bytes: [UInt8], limit: Int) throws(TrajectoryError) -> [UInt8] {
        // libz keeps the address of the structure, so it must not move.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        defer { unsafe stream.deallocate() }
        unsafe stream.initialize(to: z_stream())
        // A negative window says that there is no header; 15 bits are the widest one.
        guard unsafe start(stream, -15, "1", CInt(MemoryLayout<z_stream>.size)) == 0 else {
            throw TrajectoryError(.missing, detail: "libz cannot be used")
        }
        defer { _ = unsafe end(stream) }
        var output: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 17)
        var consumed = 0
        while true {
            let window = bytes[consumed..<min(bytes.count, consumed + (1 << 30))]
            let (status, taken, given) = unsafe window.withUnsafeBufferPointer { source in
                unsafe chunk.withUnsafeMutableBufferPointer { target in
                    unsafe stream.pointee.next_in = source.baseAddress
                    unsafe stream.pointee.avail_in = CUnsignedInt(source.count)
                    unsafe stream.pointee.next_out = target.baseAddress
                    unsafe stream.pointee.avail_out = CUnsignedInt(target.count)
                    let status = unsafe step(stream, 0)
                    return unsafe (
                        status, source.count - Int(stream.pointee.avail_in),
                        target.count - Int(stream.pointee.avail_out)
                    )
                }
            }
            consumed += taken
            guard output.count + given <= limit else {
                throw TrajectoryError(
                    .tooLarge, detail: "packed data unpacks to more than \(limit) bytes")
            }
            output += chunk[..<given]
            if status == Self.isAtEnd { return output }
            guard status == 0, taken > 0 || given > 0 else {
                throw TrajectoryError(.badContainer, detail: "packed data is damaged or cut off")
            }
        }
    }

    /// `Z_STREAM_END`.
    private static let isAtEnd: CInt = 1
}
