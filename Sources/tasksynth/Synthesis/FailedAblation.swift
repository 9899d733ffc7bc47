import TaskSynthCore

/// A fix with a part left out, and how its tests refused it.
struct FailedAblation {
    let fix: AblatedFix
    let verdict: AttemptVerdict
    let exitCode: Int?
    /// What the tests printed.
    let log: [UInt8]

    /// Where the log lies in a bundle.
    static let logName = "evaluation/runs/FAIL_ablated_fix.log"
}
