#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A shared library that is opened at run time, so that no build needs it.
///
/// It stays open for the life of the process: a function that was taken from it never dangles, and
/// the value can be copied and sent freely.
@safe
package struct DynamicLibrary: Sendable {
    /// The file name or path under which it was found.
    package let path: String
    private let handle: UInt

    /// Opens the first library that is there.
    ///
    /// - Parameters:
    ///   - names: File names (looked up as the dynamic linker does) or paths, best first.
    ///   - advice: How a person gets the library; it becomes part of the error.
    /// - Throws: `DynamicLibraryError` with code `missing` where none can be opened.
    package init(_ names: [String], advice: String) throws(DynamicLibraryError) {
        for name in names {
            if let handle = unsafe dlopen(name, RTLD_LAZY | RTLD_LOCAL) {
                path = name
                self.handle = UInt(bitPattern: handle)
                return
            }
        }
        throw DynamicLibraryError(
            code: .missing, library: names.joined(separator: ", "), function: nil,
            detail: Self.lastMessage(), advice: advice)
    }

    /// Opens the first library that is there.
    package init(_ names: String..., advice: String) throws(DynamicLibraryError) {
        try self.init(names, advice: advice)
    }

    /// Whether the library has a function of a name.
    package func has(_ name: String) -> Bool { unsafe address(of: name) != nil }

    /// Gives a function its type.
    ///
    /// The caller vouches for the type: it has to be `@convention(c)`, with the parameters and the
    /// result that the library's header declares.
    ///
    /// - Throws: `DynamicLibraryError` with code `missingFunction` where there is none of that name.
    @unsafe
    package func function<Function>(
        _ name: String, as type: Function.Type
    ) throws(DynamicLibraryError) -> Function {
        guard let address = unsafe address(of: name) else {
            throw DynamicLibraryError(
                code: .missingFunction, library: path, function: name, detail: nil,
                advice: "it may be of another version")
        }
        precondition(
            MemoryLayout<Function>.size == MemoryLayout<UInt>.size,
            "the type of a C function is one pointer wide")
        return unsafe unsafeBitCast(address, to: type)
    }

    @unsafe private func address(of name: String) -> UnsafeMutableRawPointer? {
        unsafe dlsym(UnsafeMutableRawPointer(bitPattern: handle), name)
    }

    private static func lastMessage() -> String? {
        guard let message = unsafe dlerror() else { return nil }
        return unsafe String(cString: message)
    }
}
