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
    /// The calls that wait for a result, by the hashes of their names.
    private(set) var openCalls: [Int: OpenCalls] = [:]
    /// The names whose calls were drained before a result came, and whether one came later.
    private var drainedCalls = RecentNames<Bool>()
    /// How many names, of calls that are here or were drained, wait for a result.
    private(set) var unpairedNames = 0
    /// How many steps were drained.
    private(set) var drained = 0

    /// The place of a call.
    struct CallPlace {
        let step: Int
        let call: Int
    }

    /// The calls that wait under one name, which mostly is one.
    struct OpenCalls {
        var first: CallPlace
        var further: [CallPlace] = []

        var last: CallPlace { further.last ?? first }
    }

    init(format: TrajectoryFormat, limits: TrajectoryLimits) {
        trajectory = Trajectory(source: TrajectorySource(format: format))
        self.limits = limits
    }

    /// The index that the next step gets.
    var nextIndex: Int { drained + steps.count }

    /// Whether calls that are here wait for a result.
    var hasOpenCalls: Bool { unpairedNames > 0 }

    /// The model of a step that is still here.
    func model(of index: Int) -> String? {
        let place = index - drained
        return steps.indices.contains(place) ? steps[place].model : nil
    }

    /// Adds a step, and gives its index.
    @discardableResult
    mutating func append(_ step: consuming Step) -> Int {
        steps.append(consume step)
        return noteLastStep()
    }

    /// Adds a message that is completed in its place, and gives its index.
    @inline(__always) mutating func append(
        _ role: StepRole, at timestamp: RecordedTime?, completing complete: (inout Step) -> Void
    ) -> Int {
        steps.append(Step(.message, role: role)) { step in
            step.timestamp = timestamp
            complete(&step)
        }
        return noteLastStep()
    }

    private mutating func noteLastStep() -> Int {
        let place = steps.count - 1
        let index = drained + place
        steps[place].index = index
        if let timestamp = steps[place].timestamp { see(timestamp) }
        for call in steps[place].toolCalls.indices
        where steps[place].toolCalls[call].result == nil {
            guard let id = steps[place].toolCalls[call].leftID else { continue }
            open(id.nameHash, at: CallPlace(step: index, call: call))
        }
        return index
    }

    private mutating func open(_ name: Int, at place: CallPlace) {
        if openCalls[name]?.further.append(place) != nil { return }
        openCalls[name] = OpenCalls(first: place)
        if drainedCalls[name] == false { drainedCalls[name] = true } else { unpairedNames += 1 }
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
    mutating func append(_ call: consuming ToolCall, to index: Int) {
        let place = index - drained
        guard steps.indices.contains(place) else { return }
        if let id = call.leftID, call.result == nil {
            open(id.nameHash, at: CallPlace(step: index, call: steps[place].toolCalls.count))
        }
        steps[place].toolCalls.append(consume call)
    }

    /// Lets the first call that waits under an id wait no longer; what comes for a call that was
    /// drained is noted.
    ///
    /// - Returns: Its place, if it is still here.
    mutating func takeOpenCall(_ id: JSONText) -> CallPlace? {
        let name = id.nameHash
        guard let places = openCalls.removeValue(forKey: name) else {
            if drainedCalls[name] == false {
                drainedCalls[name] = true
                unpairedNames -= 1
            }
            return nil
        }
        if let next = places.further.first {
            openCalls[name] = OpenCalls(first: next, further: Array(places.further.dropFirst()))
        } else {
            unpairedNames -= 1
        }
        let (step, call) = (places.first.step - drained, places.first.call)
        guard steps.indices.contains(step), steps[step].toolCalls.indices.contains(call) else {
            return nil
        }
        return places.first
    }

    /// Gives a call that is still here its result.
    mutating func answer(
        _ place: CallPlace, with result: consuming ToolResult, at timestamp: RecordedTime?,
        duration: Double? = nil
    ) {
        let step = place.step - drained
        steps[step].toolCalls[place.call].result = consume result
        steps[step].toolCalls[place.call].endedAt = timestamp
        if let duration { steps[step].toolCalls[place.call].duration = duration }
    }

    /// Gives the first call that waits under an id its result.
    ///
    /// - Returns: Whether there was such a call.
    mutating func answer(
        _ id: JSONText, with result: consuming ToolResult, at timestamp: RecordedTime? = nil,
        duration: Double? = nil
    ) -> Bool {
        guard let place = takeOpenCall(id) else { return false }
        answer(place, with: result, at: timestamp, duration: duration)
        return true
    }

    /// Gives the first call that waits under an id its result.
    ///
    /// - Returns: Whether there was such a call.
    mutating func answer(
        _ id: String, with result: consuming ToolResult, at timestamp: RecordedTime? = nil,
        duration: Double? = nil
    ) -> Bool {
        answer(JSONText(id), with: result, at: timestamp, duration: duration)
    }

    /// The call that waits under an id.
    func openCall(_ id: String) -> ToolCall? {
        guard let place = openCalls[id.nameHash]?.first, let step = step(place.step),
            step.toolCalls.indices.contains(place.call)
        else { return nil }
        return step.toolCalls[place.call]
    }

    /// Keeps a result whose call is not there as a step of its own.
    mutating func appendOrphan(
        _ result: consuming ToolResult, id: String?, at timestamp: RecordedTime?, line: Int?
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

    /// Reads the objects among some values in turn; any other one is kept, with a warning.
    ///
    /// - Parameters:
    ///   - values: The values.
    ///   - name: What each should be, as in `a message`.
    ///   - read: Reads an object.
    mutating func readObjects(
        among values: [JSONValue], each name: String, _ read: (JSONObject, inout Self) -> Void
    ) {
        for value in values {
            if case .object(let object) = value {
                read(object, &self)
            } else {
                warn(.badRecord, "\(name) is no object")
                keep(value)
            }
        }
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

    /// Notes that something is not as expected; what to say is made only where it is kept.
    mutating func warn(
        _ code: TrajectoryWarning.Code, line: Int? = nil, _ detail: @autoclosure () -> String
    ) {
        guard trajectory.warnings.count < limits.warnings else {
            warningsLeftOut += 1
            return
        }
        trajectory.warnings.append(TrajectoryWarning(code, line: line, detail: detail()))
    }

    /// Takes out what a further record hardly changes; its calls are not understood yet.
    mutating func drain(keeping window: Int) -> DrainedRecords? {
        let count = max(0, steps.count - window)
        guard count > 0 || records.count > window else { return nil }
        var settled: [Step] = []
        settled.reserveCapacity(count)
        for index in 0..<count {
            // Taken out, since a step is costly to copy.
            settled.append(exchange(&steps[index], with: Step(role: .system)))
        }
        steps.removeFirst(count)
        drained += count
        forgetDrainedCalls(settled)
        return DrainedRecords(records: exchange(&records, with: []), steps: settled)
    }

    /// Lets no call of drained steps wait any longer.
    private mutating func forgetDrainedCalls(_ settled: [Step]) {
        var forgotten: [(name: Int, place: CallPlace)] = []
        for (name, places) in openCalls where places.last.step < drained {
            forgotten.append((name, places.last))
        }
        forgotten.sort { ($0.place.step, $0.place.call) < ($1.place.step, $1.place.call) }
        for (name, place) in forgotten {
            openCalls[name] = nil
            drainedCalls[name] = false
            let step = settled.count - drained + place.step
            guard let id = settled[step].toolCalls[place.call].id else { continue }
            warn(.unpairedCall, "no result of \(id)")
        }
    }

    /// Ends the record.
    mutating func finish() -> Trajectory {
        for (place, step) in steps.enumerated() {
            let index = place + drained
            for call in step.toolCalls where call.result == nil {
                warn(.unpairedCall, "no result of \(call.tool) in step \(index)")
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
            kind = leftText == nil && leftReasoning != nil ? .thought : .message
        } else {
            kind = toolCalls.allSatisfy { $0.category == .plan } ? .plan : .toolCall
        }
    }
}
