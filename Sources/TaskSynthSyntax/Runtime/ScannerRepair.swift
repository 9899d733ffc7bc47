import CTreeSitterLayout
import Synchronization

/// A grammar whose scanner begins to scan with memory that nobody has set.
///
/// Lua's in `tree-sitter-languages` allocates the state of its scanner and leaves it as it is, and
/// takes an empty state, with which every text begins, for none at all. So the tree depended on what
/// that memory held before. Here the scanner is given the state that it rests in.
enum ScannerRepair {
    private static let create = Atomic<UInt>(0)
    private static let deserialize = Atomic<UInt>(0)

    /// How large a grammar is, by its version: 13 lacks the last pointer.
    private static let sizes = unsafe [
        UInt32(13): MemoryLayout<TSLanguage>.size - MemoryLayout<UInt>.size,
        14: MemoryLayout<TSLanguage>.size,
    ]

    private typealias Create = @convention(c) () -> UnsafeMutableRawPointer?
    private typealias Deserialize =
        @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?, UInt32) -> Void

    /// Makes a copy of a grammar that begins in the resting state: all zeros, two bytes long.
    ///
    /// - Returns: The copy, which lives as long as the process; `nil` where the grammar is of another
    ///   form, or another one was repaired before.
    static func repaired(_ language: OpaquePointer) -> OpaquePointer? {
        let original = unsafe UnsafePointer<TSLanguage>(language)
        guard let size = sizes[unsafe original.pointee.version],
            let creator = unsafe original.pointee.external_scanner.create,
            let reader = unsafe original.pointee.external_scanner.deserialize,
            keep(unsafe unsafeBitCast(creator, to: UInt.self), in: create),
            keep(unsafe unsafeBitCast(reader, to: UInt.self), in: deserialize)
        else { return nil }
        let copy = UnsafeMutablePointer<TSLanguage>.allocate(capacity: 1)
        unsafe copy.initialize(to: TSLanguage())
        unsafe UnsafeMutableRawPointer(copy).copyMemory(from: original, byteCount: size)
        unsafe copy.pointee.external_scanner.create = {
            let create = unsafe unsafeBitCast(
                ScannerRepair.create.load(ordering: .relaxed), to: Create.self)
            let state = unsafe create()
            unsafe ScannerRepair.rest(state)
            return unsafe state
        }
        unsafe copy.pointee.external_scanner.deserialize = { state, buffer, count in
            if count == 0 {
                unsafe ScannerRepair.rest(state)
            } else {
                let read = unsafe unsafeBitCast(
                    ScannerRepair.deserialize.load(ordering: .relaxed), to: Deserialize.self)
                unsafe read(state, buffer, count)
            }
        }
        return OpaquePointer(copy)
    }

    /// Gives a scanner the state that it rests in.
    private static func rest(_ state: UnsafeMutableRawPointer?) {
        let read = unsafe unsafeBitCast(deserialize.load(ordering: .relaxed), to: Deserialize.self)
        unsafe withUnsafePointer(to: (CChar(0), CChar(0))) { zeros in
            unsafe read(state, UnsafeRawPointer(zeros).assumingMemoryBound(to: CChar.self), 2)
        }
    }

    /// Keeps the address of a function, unless that of another one is kept.
    private static func keep(_ address: UInt, in place: borrowing Atomic<UInt>) -> Bool {
        let (isFirst, before) = place.compareExchange(
            expected: 0, desired: address, ordering: .relaxed)
        return isFirst || before == address
    }
}
