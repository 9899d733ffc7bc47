extension TestTransitions: JSONRepresentable {
    /// The sets of the careful reading, the verdict, each test's triple, and others' readings.
    public var json: JSONValue {
        let verdict = verdict
        var members: [JSONObject.Member] = TransitionSet.all.map { set in
            .init(key: set.rawValue, value: JSONValue(tests(in: set).map(\.id)))
        }
        members += [
            .init(key: "flaky", value: JSONValue(flaky)),
            .init(key: "verdict", value: .string(verdict.answer.rawValue)),
            .init(key: "verdictHolds", value: .bool(verdict.holds)),
            .init(key: "verdictReasons", value: JSONValue(verdict.reasons)),
            .init(key: "causes", value: causesJSON),
            .init(key: "states", value: statesJSON),
            .init(key: "transitions", value: JSONValue(transitions)),
            .init(key: "readings", value: readingsJSON),
        ]
        return .object(JSONObject(members))
    }

    /// Why each test that the fix makes pass failed without it.
    private var causesJSON: JSONValue {
        .object(
            JSONObject(
                tests(in: .failToPass).map { .init(key: $0.id, value: JSONValue($0.cause)) }))
    }

    private var statesJSON: JSONValue {
        .object(
            JSONObject(
                CycleState.allCases.map { state in
                    .init(
                        key: state.rawValue,
                        value: [
                            "state": .string(self[state].state.rawValue),
                            "runs": .array(
                                self[state].runs.map { run in
                                    [
                                        "framework": .string(run.framework.rawValue),
                                        "state": .string(run.state.rawValue),
                                        "counts": run.counts.json,
                                        "namesComplete": .bool(run.namesComplete),
                                    ]
                                }),
                            "unnamed": JSONValue(unnamedCount(in: state)),
                        ])
                }))
    }

    private var readingsJSON: JSONValue {
        let live = sweBenchLive
        return [
            "plainPairs": .object(
                JSONObject(
                    plainPairs.filter { !$0.ids.isEmpty }.map {
                        .init(key: $0.name, value: JSONValue($0.ids))
                    })),
            "multiSweBench": multiSWEBench.json,
            "sweBenchLive": [
                "FAIL_TO_PASS": JSONValue(live.failToPass),
                "PASS_TO_PASS": JSONValue(live.passToPass),
            ],
        ]
    }
}
