/// The words by which compilers, loaders, runtimes and runners name what went wrong.
///
/// They are looked for in the lines that state a failure, not in everything a test prints.
enum FailureWords {
    /// How lines begin, or what types of errors are called, where a check did not hold.
    static let assertions = [
        "AssertionError", "AssertionFailedError", "AssertionFailure", "ComparisonFailure",
        "MultipleFailuresError", "ExpectationNotMet", "Minitest::Assertion",
        "Test::Unit::Assertion",
        "ExpectationFailedException", "AssertionError [ERR_ASSERTION]", "assertion failed",
        "assertion `", "Assertion failed", "Assertion with", "Failed asserting", "XCTAssert",
        "XCTFail", "XCTUnwrap", "Expectation failed", "expect(", "ExpectationError",
        "JestAssertionError", "TestFailedException", "Expected equality of these values",
        "Assert.", "Assert ", "Xunit.Sdk.", "NUnit.Framework.AssertionException",
        "AssertFailedException", "DID NOT RAISE", "CHECK(", "REQUIRE(", "EXPECT_", "ASSERT_",
        "Value of:", "Expected: ", "Expected exception", "Expected value", "Error Trace:",
        "org.opentest4j.", "java.lang.AssertionError", "kotlin.AssertionError", "was not equal to",
        "did not equal", "did not match", "FailedAssertion", "AssertException", "not equal",
        "expected: ", "Assertion with == failed", "Condition not satisfied",
    ]

    /// What says that something that is used by name is not there.
    static let missingSymbols = [
        "cannot import name", "is not defined", "has no attribute", "undefined: ",
        "undefined reference to", "undefined symbol", "undeclared name", "was not declared",
        "use of undeclared", "undeclared identifier", "has no field or method",
        "cannot find symbol",
        "cannot find function", "cannot find value", "cannot find type", "cannot find struct",
        "cannot find macro", "cannot find trait", "cannot find attribute", "cannot find method",
        "cannot find name", "no function or associated item named", "no method named",
        "no field `", "no variant", "no variant or associated item", "unresolved import",
        "could not find `", "failed to resolve", "has no member", "no member named",
        "no matching function", "' in scope", "is not a function", "is not a constructor",
        "has no exported member", "does not exist on type", "does not provide an export named",
        "undefined method", "undefined local variable", "uninitialized constant", "NoMethodError",
        "Call to undefined", "UndefinedFunctionError", "undefined function", "undefined variable",
        "Undefined variable",
        "is undefined or private", "does not contain a definition", "does not exist in the current",
        "could not be found (are you missing", "unresolved reference", "is not a member of",
        "not found: value", "not found: type", "value not found", "type not found",
        "NoSuchMethodError", "NoSuchFieldError", "not in scope", "Unbound value", "Unbound module",
        "Undefined subroutine", "Can't locate object method", "attempt to call a nil value",
        "implicit declaration of function", "unknown field", "unexpected keyword argument",
        "\" not found",
    ]

    /// What says that a module, package or file is not there.
    static let missingModules = [
        "ModuleNotFoundError", "ImportError", "No module named", "Cannot find module",
        "Cannot find package", "ERR_MODULE_NOT_FOUND", "MODULE_NOT_FOUND", "cannot load such file",
        "no required module provides", "cannot find package", "is not in std", "is not in GOROOT",
        "no such module", "No such module", "could not find module", "file not found",
        "Failed to resolve import", "Failed to load url", "Unable to resolve module",
        "Can't locate ", "could not find crate", "can't find crate", "unresolved module",
        "does not exist, or is not", "NoClassDefFoundError", "ClassNotFoundException", "LoadError",
        "Failed opening required", "there is no package called", "Could not find module",
        "is not loaded and could not be found", "Library not found",
    ]

    /// What says that a text does not compile.
    static let compileErrors = [
        "SyntaxError", "IndentationError", "TabError", "error[E", "error TS", "error CS",
        "error FS", "COMPILATION ERROR", "Compilation failed", "compilation failed",
        "could not compile", "Parse error", "ParseError", "syntax error", "[build failed]",
        "CompileError", "TokenMissingError", "Transform failed", "Unexpected token",
        "build constraints exclude",
    ]

    /// What compilers write before each error, where it is known that something does not compile.
    static let compilerMarks = ["fatal error:", ": error:", "error: ", "ERROR collecting"]

    /// What says that the time was over.
    static let timeouts = [
        "Timeout >", "timed out", "Timed out", "TimeoutError", "TimeoutException",
        "Exceeded timeout", "exceeded timeout", "Test timed out in", "Timeout of", "TIMEOUT",
        "***Timeout", "deadline exceeded", "TestTimedOutException", "time limit", "Timeout 0x",
        "Timeout::Error", "execution expired",
    ]

    /// What says that the process ended.
    static let crashes = [
        "Segmentation fault", "SIGSEGV", "SIGABRT", "SIGBUS", "SIGILL", "SIGFPE", "SIGKILL",
        "SIGTRAP", "signal 4", "signal 6", "signal 8", "signal 11", "signal: ", "SEGFAULT",
        "core dumped", "Fatal Python error", "Fatal error:", "Fatal access violation",
        "worker 'gw", "node down", "crashed", "Aborted", "***Exception", "Subprocess aborted",
        "StackOverflow", "stack overflow", "std::terminate", "terminate called", "bad access",
        "AddressSanitizer", "ThreadSanitizer", "OutOfMemoryError", "heap out of memory",
        "Test host process", "ended while it was running", "fatal error: all goroutines",
        "unexpected signal", "[signal ", "Exception: SegFault", "Exception: Illegal",
        "Exception: Numerical", "Exception: Bus",
    ]

    /// How runners say that a test threw, where they print no type of it.
    static let exceptions = ["Caught error: ", "threw error \"", "caught error: \""]

    /// The ends of the names of types of exceptions.
    static let exceptionEndings = ["Error", "Exception", "Warning", "Interrupt", "Exit", "Failure"]
}
