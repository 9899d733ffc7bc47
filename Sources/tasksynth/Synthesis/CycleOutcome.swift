import TaskSynthCore
import TaskSynthHarness

/// What a cycle found.
struct CycleOutcome {
    let judgement: CycleJudgement
    let coverage: [CycleState: CoverageReport]
    /// What ran in place of the plain commands; `nil` where these did.
    let coverageCommands: ValidationCommands?
    /// Why these did, in a sentence.
    let coverageObstacle: String?
}
