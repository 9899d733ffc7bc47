/// The seven sections of a task's metadata, in the order of the document.
public enum SectionName: String, Hashable, Sendable, CaseIterable {
    case taskGoal, failureModeAnalysis, stepLevelMetrics, diffSemantics, testExecution
    case navigationMetrics, planAndMemorySignals
}
