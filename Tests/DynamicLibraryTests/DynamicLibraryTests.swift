import DynamicLibrary
import Testing

@Suite struct DynamicLibraryTests {
    @Test func `opens a library and calls a function of it`() throws {
        let library = try DynamicLibrary("no-such-library.so", "libm.so.6", advice: "none needed")
        #expect(library.path == "libm.so.6")
        #expect(library.has("fabs"))
        let magnitude = try unsafe library.function(
            "fabs", as: (@Sendable @convention(c) (Double) -> Double).self)
        #expect(magnitude(-3) == 3)
    }

    @Test func `says how to get a library that is missing`() {
        #expect {
            _ = try DynamicLibrary("no-such-library.so", advice: "install it")
        } throws: { error in
            guard let error = error as? DynamicLibraryError else { return false }
            return error.code == .missing && error.detail != nil
                && "\(error)" == "the library no-such-library.so is not there; install it"
        }
    }

    @Test func `says which function is missing`() throws {
        let library = try DynamicLibrary("libm.so.6", advice: "none needed")
        #expect(!library.has("no_such_function"))
        #expect {
            _ = try unsafe library.function(
                "no_such_function", as: (@Sendable @convention(c) () -> Void).self)
        } throws: { error in
            "\(error)".contains("has no function no_such_function")
        }
    }
}
