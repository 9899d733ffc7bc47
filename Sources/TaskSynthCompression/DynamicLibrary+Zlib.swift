import DynamicLibrary

extension DynamicLibrary {
    /// Opens the system's libz.
    static func zlib() throws(DynamicLibraryError) -> DynamicLibrary {
        try DynamicLibrary(
            "libz.so.1", "libz.so", "libz.dylib", advice: "install zlib1g (apt) or zlib")
    }
}
