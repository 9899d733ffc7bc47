/// What a further record hardly changes any more: records that are no step, and steps behind them.
struct DrainedRecords: Sendable {
    private let records: [JSONValue]
    private var steps: [Step]

    init(records: [JSONValue], steps: consuming [Step]) {
        self.records = records
        self.steps = steps
    }

    /// These in order, where the calls of the steps are understood.
    consuming func completed() -> [TrajectoryStream.Element] {
        // In their places, and taken out, since a step is costly to copy.
        for index in steps.indices { steps[index].complete() }
        var elements: [TrajectoryStream.Element] = []
        elements.reserveCapacity(records.count + steps.count)
        for record in records { elements.append(.record(record)) }
        for index in steps.indices {
            elements.append(.step(exchange(&steps[index], with: Step(role: .system))))
        }
        return elements
    }
}
