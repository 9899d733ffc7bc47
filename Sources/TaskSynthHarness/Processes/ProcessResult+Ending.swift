extension ProcessResult {
    /// The same result, with a code that stands for a signal read as one.
    ///
    /// The first process of a sandbox says with 128 + *n* that signal *n* ended the command.
    var withShellSignals: ProcessResult {
        guard case .exited(let code) = ending, (129...159).contains(code) else { return self }
        return ended(by: .signalled(code - 128))
    }

    /// The same measures with another ending.
    func ended(by ending: ProcessEnding) -> ProcessResult {
        ProcessResult(
            ending: ending, seconds: seconds, processorSeconds: processorSeconds,
            outputBytes: outputBytes, peakMemoryBytes: peakMemoryBytes,
            leftoverProcesses: leftoverProcesses, survivors: survivors)
    }
}
