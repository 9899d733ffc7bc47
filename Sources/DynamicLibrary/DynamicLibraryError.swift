/// Why a shared library, or a function of it, cannot be used.
package struct DynamicLibraryError: Error, Hashable, Sendable {
    /// What kind of thing is missing.
    package enum Code: Hashable, Sendable {
        /// No library of these names can be opened.
        case missing
        /// The library has no function of that name.
        case missingFunction
    }

    /// What kind of thing is missing.
    package let code: Code
    /// The names under which the library was looked for, or the one under which it was found.
    package let library: String
    /// The function that was looked for.
    package let function: String?
    /// What the dynamic linker said.
    package let detail: String?
    /// How a person gets what is missing.
    package let advice: String
}

extension DynamicLibraryError: CustomStringConvertible {
    /// One sentence for a person.
    package var description: String {
        switch code {
        case .missing: "the library \(library) is not there; \(advice)"
        case .missingFunction:
            "the library \(library) has no function \(function ?? "of that name"); \(advice)"
        }
    }
}
