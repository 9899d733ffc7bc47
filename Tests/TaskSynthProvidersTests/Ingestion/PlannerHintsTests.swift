import TaskSynthCore
import Testing

@testable import TaskSynthProviders

@Suite struct PlannerHintsTests {
    @Test func `reads the hints of either name, its own first`() {
        let both = PlannerHints(environment: [
            "TASKSYNTH_EXTERNAL_PROVIDERS": " GitHub, beads,,github, no slug ,",
            "ATELIER_EXTERNAL_PROVIDERS": "jira", "ATELIER_GITHUB_REPO": "acme/sorter",
        ])
        #expect(both.providers.map(\.slug) == ["github", "beads"])
        #expect(both.repository == "acme/sorter")
        #expect(PlannerHints(environment: [:]) == PlannerHints())
    }

    @Test(arguments: ["sorter", "acme/sorter/x", "acme/", "../x", "https://github.com/a/b", " "])
    func `leaves out what is no repository`(name: String) {
        #expect(PlannerHints(environment: ["TASKSYNTH_GITHUB_REPO": name]).repository == nil)
    }

    @Test func `tells a program what it was told`() {
        let hints = PlannerHints(providers: [.github, .linear], repository: "acme/sorter")
        #expect(
            hints.environment == [
                "TASKSYNTH_EXTERNAL_PROVIDERS": "github,linear",
                "TASKSYNTH_GITHUB_REPO": "acme/sorter",
            ])
        #expect(PlannerHints(environment: hints.environment) == hints)
        #expect(PlannerHints().environment.isEmpty)
    }
}
