import Glibc

/// Copies of strings as C wants them: an array of pointers with a null pointer at its end.
@safe final class CStrings {
    /// The pointers, which live as long as their owner.
    @unsafe let pointers: UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>

    @safe init(_ strings: [String]) {
        unsafe pointers = .allocate(capacity: strings.count + 1)
        unsafe pointers.initialize(repeating: nil)
        for (index, string) in strings.enumerated() {
            unsafe pointers[index] = strdup(string)
        }
    }

    deinit {
        for index in unsafe pointers.indices { unsafe free(pointers[index]) }
        unsafe pointers.deallocate()
    }
}
