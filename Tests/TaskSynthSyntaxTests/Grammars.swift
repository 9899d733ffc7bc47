import Foundation
import TaskSynthCore
import TaskSynthSyntax
import Testing

/// The grammars that the tests use, where set-up has fetched them.
enum Grammars {
    static let analyzer: TreeSitterAnalyzer? = {
        let path = GrammarSearchPath(environment: ProcessInfo.processInfo.environment)
        guard let analyzer = try? TreeSitterAnalyzer(grammars: path),
            analyzer.knows(.python), analyzer.knows(.swift)
        else { return nil }
        return analyzer
    }()
}

extension Trait where Self == ConditionTrait {
    /// Runs a test only where the grammars are there, and says so where they are not.
    static var needsGrammars: Self {
        .enabled(
            if: Grammars.analyzer != nil, "no grammars: scripts/setup --tests fetches them")
    }
}
