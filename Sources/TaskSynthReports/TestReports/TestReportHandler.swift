import TaskSynthCore

/// Takes the elements of a test report of one kind, and says what run it is.
protocol TestReportHandler: XMLHandler {
    /// The run that was read.
    func run() -> TestRun
}
