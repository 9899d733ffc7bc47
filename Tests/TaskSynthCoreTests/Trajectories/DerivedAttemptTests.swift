import TaskSynthCore
import Testing

@Suite struct DerivedAttemptTests {
    private static let fix = """
        diff --git a/shop/cart.py b/shop/cart.py
        --- a/shop/cart.py
        +++ b/shop/cart.py
        @@ -8,3 +8,3 @@ class Cart:
             amount = 0
        -    for price in self.items:
        +    for price in self.items.values():
                 amount += price
        @@ -20,3 +20,3 @@ class Cart:
             number = 0
        -    number += 2
        +    number += 1
             return number
        diff --git a/shop/tax.py b/shop/tax.py
        new file mode 100644
        --- /dev/null
        +++ b/shop/tax.py
        @@ -0,0 +1,2 @@
        +def tax(price):
        +    return price / 5

        """

    private static func patch() throws -> Patch { try Patch(parsing: Array(fix.utf8)) }

    @Test func `opens each old file, makes each edit, and runs the tests`() throws {
        let attempt = DerivedAttempt.trajectory(
            of: try Self.patch(), goal: "Mend the cart.", testCommand: "pytest", exitCode: 0,
            isResolved: true)
        #expect(attempt.isDerived)
        #expect(
            attempt.toolCalls.map(\.category) == [
                .readFile, .editFile, .editFile, .runTests,
            ])
        #expect(
            attempt.toolCalls.compactMap { $0.touches.first?.path }.prefix(3) == [
                "shop/cart.py", "shop/cart.py", "shop/tax.py",
            ])
        #expect(attempt.steps.allSatisfy { $0.timestamp == nil && $0.reasoning == nil })
        let gold = try #require(
            TrajectoryMetrics(of: attempt, gold: try Self.patch()).navigation.gold)
        #expect(gold.editedSource.recall == 1)
    }

    @Test func `is marked in the annotation form, and known again when it is read`() throws {
        let attempt = DerivedAttempt.trajectory(
            of: try Self.patch(), goal: "Mend the cart.", testCommand: nil, exitCode: nil,
            isResolved: nil)
        let form = AnnotationForm(of: attempt)
        #expect(form.origin == "derived")
        #expect(form.trace.allSatisfy { $0["thought"] == .null && $0["timestamp"] == .null })
        #expect(try Trajectory(reading: form.json.documentBytes).isDerived)
    }

    @Test func `leaves out each file, then each hunk`() throws {
        let candidates = AblatedFix.candidates(of: try Self.patch())
        #expect(
            candidates.map(\.leftOut) == [
                ["shop/cart.py"], ["shop/tax.py"], ["shop/cart.py:8"], ["shop/cart.py:20"],
            ])
        #expect(candidates.map { $0.patch.files.count } == [1, 1, 2, 2])
        let last = try #require(candidates.last?.patch.files.first)
        #expect(last.hunks.map(\.oldStart) == [8])
    }

    @Test func `leaves nothing out of a fix with a single part`() throws {
        let whole = try Self.patch()
        let single = try whole.filtered { $0.path.string == "shop/tax.py" }
        #expect(AblatedFix.candidates(of: single).isEmpty)
    }

    @Test func `names what an ablated fix lacks`() throws {
        let whole = try Self.patch()
        let ablated = try #require(AblatedFix.candidates(of: whole).last)
        let attempt = DerivedAttempt.trajectory(
            of: ablated.patch, goal: "Mend the cart.", testCommand: "pytest", exitCode: 1,
            isResolved: false)
        let failure = TrajectoryMetrics(
            of: attempt, gold: whole,
            verdict: AttemptVerdict(stillFailing: ["test_count"], solved: 1)
        ).failure
        #expect(failure.primary?.mode == .partialFix)
        #expect(failure.missedPlaces == ["shop/cart.py:20"])
    }
}
