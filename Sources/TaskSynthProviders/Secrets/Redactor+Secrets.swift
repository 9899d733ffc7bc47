public import TaskSynthCore

extension Redactor {
    /// Makes a redactor of the secrets of this run.
    public init(_ secrets: [Secret]) {
        self.init(secrets: secrets.map { $0.reveal() })
    }
}
