/// A program that reads one document on its standard input and writes one on its standard output.
public protocol ProviderProgram: Sendable {
    /// Runs the program once.
    func run(_ input: [UInt8]) async throws(ProviderError) -> [UInt8]
}
