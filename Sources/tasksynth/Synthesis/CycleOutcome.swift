import TaskSynthCore
import TaskSynthHarness

/// What a cycle found.
struct CycleOutcome {
    let judgement: CycleJudgement
    let coverage: [CycleState: CoverageReport]
}
