/// Whose TAP it is, which decides what a test is and what it is called.
enum TAPFlavor: Sendable {
    case plain, kernel, prove, nodeTest, nodeTap, vitest, ava, tape, bats, mocha, testThat, pytest
    case criterion

    /// The runner.
    var framework: TestFramework? {
        switch self {
        case .plain: nil
        case .kernel: "ktap"
        case .prove: "tap-prove"
        case .nodeTest: "node-test"
        case .nodeTap: "node-tap"
        case .vitest: "vitest"
        case .ava: "ava"
        case .tape: "tape"
        case .bats: "bats"
        case .mocha: "mocha"
        case .testThat: "testthat"
        case .pytest: "pytest"
        case .criterion: "criterion"
        }
    }

    /// What stands between the parts of an id.
    var separator: String { " > " }
}
