import Testing

@testable import TaskSynthProviders

@Suite struct RetryPolicyTests {
    private let policy = RetryPolicy(attempts: 3, firstSeconds: 1, largestSeconds: 3)

    @Test func `grows to its cap, and jitter only adds a tenth`() {
        #expect((1...4).map { policy.delay(attempt: $0, jitter: 0) } == [1, 2, 3, 3])
        #expect(policy.delay(attempt: 2, jitter: 1) == 2.2)
        #expect(policy.delay(attempt: 2, jitter: 99) == 2.2)
    }

    @Test(arguments: [500, 502, 503, 504, 408])
    func `retries a read that the service failed, and not for ever`(status: Int) {
        func action(_ attempt: Int) -> RetryPolicy.Action {
            policy.action(after: .status(status), attempt: attempt, effect: .read, jitter: 0)
        }
        #expect(action(1) == .retry(afterSeconds: 1))
        #expect(action(3) == .fail)
    }

    @Test(arguments: [400, 401, 403, 404, 406, 409, 410, 422, 451, 501])
    func `does not retry what will not change`(status: Int) {
        for effect in [HTTPRequest.Effect.read, .repeatableWrite, .write] {
            let action = policy.action(
                after: .status(status), attempt: 1, effect: effect, jitter: 0)
            #expect(action == .fail)
        }
    }

    @Test func `looks before it sends a write again`() {
        func action(_ outcome: RetryPolicy.Outcome) -> RetryPolicy.Action {
            policy.action(after: outcome, attempt: 1, effect: .write, jitter: 0)
        }
        #expect(action(.transport(.unreachable, status: nil)) == .retry(afterSeconds: 1))
        #expect(action(.transport(.lost, status: nil)) == .look(afterSeconds: 1))
        #expect(action(.transport(.timedOut, status: nil)) == .look(afterSeconds: 1))
        #expect(action(.status(502)) == .look(afterSeconds: 1))
        #expect(action(.transport(.lost, status: 201)) == .done)
        #expect(action(.unreadable(status: 201)) == .done)
        #expect(action(.transport(.cancelled, status: nil)) == .fail)
    }

    @Test func `never retries what the caller cancelled`() {
        let action = policy.action(
            after: .transport(.cancelled, status: nil), attempt: 1, effect: .read, jitter: 0)
        #expect(action == .fail)
    }
}
