import TaskSynthCore
import Testing

@Suite struct FailureCauseTests {
    @Test(
        arguments: [
            ("assert 3 == 4\n +  where 3 = total([1, 2])", FailureCause.Kind.assertion),
            ("E       AssertionError: assert 'TypeError: x is not a function' == ''", .assertion),
            ("expect(received).toBe(expected) // Object.is equality", .assertion),
            ("AttributeError: module 'cart' has no attribute 'total'", .missingSymbol),
            ("TypeError: basket.sum is not a function", .missingSymbol),
            ("NoMethodError: undefined method `sum' for #<Cart>", .missingSymbol),
            ("ModuleNotFoundError: No module named 'cart.totals'", .importError),
            ("Cannot find module './totals' from 'test/cart.test.js'", .importError),
            ("SyntaxError: Unexpected token '}'", .compileError),
            ("Failed: Timeout >5.0s", .timeout),
            ("thrown: \"Exceeded timeout of 5000 ms for a test.\"", .timeout),
            ("SIGSEGV: segmentation violation", .crash),
            ("ValueError: not a price: '-'", .exception),
            ("java.io.IOException: closed", .exception),
            ("thread 'cart::total' panicked at src/cart.rs:9:5:\nindex out of bounds", .exception),
            ("panicked at src/cart.rs:9:5:\nassertion `left == right` failed", .assertion),
            ("org.opentest4j.AssertionFailedError: expected: <3> but was: <4>", .assertion),
        ])
    func `tells why a test failed`(message: String, kind: FailureCause.Kind) {
        let result = TestResult(id: "t", status: .failed, message: message)
        #expect(FailureCause(of: result).kind == kind)
    }

    @Test func `a failure without a word stays unknown`() {
        #expect(FailureCause(of: TestResult(id: "t", status: .failed)).kind == .unknown)
    }

    @Test func `names the place that the failure names`() {
        let result = TestResult(
            id: "t", status: .failed, message: "boom",
            output: "at Object.<anonymous> (cart.js:5:52)")
        #expect(FailureCause(of: result).location == "cart.js:5")
    }
}
