import Testing

@testable import TaskSynthProviders

@Suite struct RateLimitStateTests {
    private func action(
        _ state: inout RateLimitState, _ resource: String = "core", write: Bool = false,
        now: Double, most: Double = 100
    ) -> RateLimitState.Action {
        state.action(for: resource, isWrite: write, now: now, maximumWait: most)
    }

    @Test func `a spent resource waits for its reset, the others go on`() {
        var state = RateLimitState()
        state.note(
            RateLimitReading(budgets: [.init(resource: "search", remaining: 0, resetsAt: 50)]),
            now: 10)
        #expect(action(&state, "search", now: 10) == .wait(seconds: 40))
        #expect(action(&state, "core", now: 10) == .go)
        #expect(action(&state, "search", now: 50) == .go)
    }

    @Test func `a secondary limit holds back the whole provider`() {
        var state = RateLimitState()
        state.note(RateLimitReading(pause: .init(until: 13)), now: 10)
        #expect(action(&state, "core", now: 10) == .wait(seconds: 3))
        #expect(action(&state, "search", now: 11) == .wait(seconds: 2))
    }

    @Test func `a pause without a time is a minute, then two, then a minute again`() {
        var state = RateLimitState(fallbackSeconds: 60)
        state.note(RateLimitReading(pause: .init(until: nil)), now: 0)
        #expect(action(&state, now: 0) == .wait(seconds: 60))
        state.note(RateLimitReading(pause: .init(until: nil)), now: 60)
        #expect(action(&state, now: 60, most: 200) == .wait(seconds: 120))
        state.note(RateLimitReading(), now: 180)
        state.note(RateLimitReading(pause: .init(until: nil)), now: 200)
        #expect(action(&state, now: 200) == .wait(seconds: 60))
    }

    @Test func `gives up at once where the pause is too long`() {
        var state = RateLimitState()
        state.note(RateLimitReading(pause: .init(resource: "core", until: 3600)), now: 0)
        #expect(action(&state, now: 0) == .giveUp(until: 3600))
    }

    @Test func `writes keep their distance, reads do not`() {
        var state = RateLimitState(writeGapSeconds: 1)
        #expect(action(&state, write: true, now: 0) == .go)
        #expect(action(&state, write: true, now: 0.25) == .wait(seconds: 0.75))
        #expect(action(&state, now: 0.25) == .go)
        #expect(action(&state, write: true, now: 1) == .go)
    }
}
