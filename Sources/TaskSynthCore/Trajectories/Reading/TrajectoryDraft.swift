/// A trajectory in the making: readers add steps and answers, and it keeps them in order.
///
/// Steps that are settled can be drained while the record is still read, so that a reader of a
/// long record holds only a window of it.
struct TrajectoryDraft {
    /// Everything but the steps.
    var trajectory: Trajectory
    let limits: TrajectoryLimits
    /// The steps that were not drained yet.
    private(set) var steps: [Step] = []
    /// The records that are no step, and were not drained yet.
    private(set) var records: [JSONValue] = []
    /// How many warnings were left out.
    private(set) var warningsLeftOut = 0
    /// The calls that wait for a result.
    private(set) var openCalls: [String: [CallPlace]] = [:]
    /// How many steps were drained.
    private(set) var drained = 0

    /// The place of a call.
    struct CallPlace {
        let step: Int
        let call: Int
    }

    init(format: TrajectoryFormat, limits: TrajectoryLimits) {
        trajectory = Trajectory(source: TrajectorySource(format: format))
        self.limits = limits
    }

    /// The index that the next step gets.
    var nextIndex: Int { drained + steps.count }

    /// Adds a step, and gives its index.
    @discardableResult
    mutating func append(_ step: consuming Step) -> Int {
        let index = nextIndex
        step.index = index
        if let timestamp = step.timestamp { see(timestamp) }
        for (place, call) in step.toolCalls.enumerated() where call.result == nil {
            if let id = call.id {
                openCalls[id, default: []].append(CallPlace(step: index, call: place))
            }
        }
        steps.append(step)
        return index
    }

    /// Changes a step that is still here.
    ///
    /// - Returns: Whether it was.
    @discardableResult
    mutating func update(_ index: Int, _ body: (inout Step) -> Void) -> Bool {
        let place = index - drained
        guard steps.indices.contains(place) else { return false }
        body(&steps[place])
        return true
    }

    /// Whether the step with an index is still here.
    func holds(_ index: Int) -> Bool { steps.indices.contains(index - drained) }

    /// The step with an index, if it is still here.
    func step(_ index: Int) -> Step? {
        let place = index - drained
        return steps.indices.contains(place) ? steps[place] : nil
    }

    /// Adds a call to a step that is still here.
    mutating func append(_ call: ToolCall, to index: Int) {
        let place = index - drained
        guard steps.indices.contains(place) else { return }
        if let id = call.id, call.result == nil {
            openCalls[id, default: []].append(
                CallPlace(step: index, call: steps[place].toolCalls.count))
        }
        steps[place].toolCalls.append(call)
    }

    /// Gives the first call that waits under an id its result.
    ///
    /// - Returns: Whether there was such a call.
    mutating func answer(
        _ id: String, with result: ToolResult, at timestamp: RecordedTime? = nil,
        duration: Double? = nil
    ) -> Bool {
        guard var places = openCalls.removeValue(forKey: id), !places.isEmpty else { return false }
        let place = places.removeFirst()
        if !places.isEmpty { openCalls[id] = places }
        return update(place.step) { step in
            guard step.toolCalls.indices.contains(place.call) else { return }
            step.toolCalls[place.call].result = result
            step.toolCalls[place.call].endedAt = timestamp
            if let duration { step.toolCalls[place.call].duration = duration }
        }
    }

    /// The call that waits under an id.
    func openCall(_ id: String) -> ToolCall? {
        guard let place = openCalls[id]?.first, let step = step(place.step),
            step.toolCalls.indices.contains(place.call)
        else { return nil }
        return step.toolCalls[place.call]
    }

    /// Keeps a result whose call is not there as a step of its own.
    mutating func appendOrphan(
        _ result: ToolResult, id: String?, at timestamp: RecordedTime?, line: Int?
    ) {
        var step = Step(.message, role: .tool, text: result.text)
        step.id = id
        step.timestamp = timestamp
        step.extra = result.extra
        if let isError = result.isError { step.extra["is_error"] = .bool(isError) }
        if let exitCode = result.exitCode { step.extra["exit_code"] = JSONValue(exitCode) }
        append(step)
        warn(.unpairedResult, line: line, "no call \(id ?? "without an id")")
    }

    /// Keeps a record that is no step.
    mutating func keep(_ record: JSONValue, line: Int? = nil) {
        var entry: [JSONObject.Member] = []
        entry.reserveCapacity(3)
        if let line { entry.append(.init(key: "line", value: JSONValue(line))) }
        let last = nextIndex == 0 ? nil : nextIndex - 1
        entry.append(.init(key: "afterStep", value: JSONValue(last)))
        entry.append(.init(key: "record", value: record))
        records.append(.object(JSONObject(entry)))
    }

    /// Widens the time that the record covers.
    mutating func see(_ timestamp: RecordedTime) {
        guard let moment = timestamp.nanoseconds else { return }
        if (trajectory.startedAt?.nanoseconds).map({ moment < $0 }) ?? true {
            trajectory.startedAt = timestamp
        }
        if (trajectory.endedAt?.nanoseconds).map({ moment > $0 }) ?? true {
            trajectory.endedAt = timestamp
        }
    }

    /// Notes that something is not as expected.
    mutating func warn(_ code: TrajectoryWarning.Code, line: Int? = nil, _ detail: String) {
        guard trajectory.warnings.count < limits.warnings else {
            warningsLeftOut += 1
            return
        }
        trajectory.warnings.append(TrajectoryWarning(code, line: line, detail: detail))
    }

    /// Takes out what a further record hardly changes; its calls are not understood yet.
    mutating func drain(keeping window: Int) -> [TrajectoryStream.Element] {
        let count = max(0, steps.count - window)
        guard count > 0 || records.count > window else { return [] }
        var settled = records.map(TrajectoryStream.Element.record)
        settled.reserveCapacity(records.count + count)
        for index in 0..<count {
            // Moved, not copied: a step holds a dozen texts.
            var step = Step(role: .user)
            swap(&step, &steps[index])
            settled.append(.step(step))
        }
        steps.removeFirst(count)
        drained += count
        for (id, places) in openCalls where places.allSatisfy({ $0.step < drained }) {
            openCalls[id] = nil
            warn(.unpairedCall, "no result of \(id)")
        }
        records = []
        return settled
    }

    /// Ends the record.
    mutating func finish() -> Trajectory {
        for index in steps.indices {
            for call in steps[index].toolCalls where call.result == nil {
                warn(.unpairedCall, "no result of \(call.tool) in step \(index + drained)")
            }
        }
        if warningsLeftOut > 0 {
            trajectory.warnings.append(
                TrajectoryWarning(.unread, detail: "\(warningsLeftOut) further warnings"))
        }
        for index in steps.indices { steps[index].complete() }
        trajectory.steps = steps
        trajectory.extra.put("records", records)
        if trajectory.agent.model == nil {
            trajectory.agent.model = steps.lazy.compactMap(\.model).first
        }
        return trajectory
    }
}

extension Step {
    /// Finds the category and the touches of its calls, and its kind.
    mutating func complete() {
        for index in toolCalls.indices { toolCalls[index].understand() }
        guard kind == .message || kind == .thought || kind == .toolCall else { return }
        if toolCalls.isEmpty {
            kind = text == nil && reasoning != nil ? .thought : .message
        } else {
            kind = toolCalls.allSatisfy { $0.category == .plan } ? .plan : .toolCall
        }
    }
}
