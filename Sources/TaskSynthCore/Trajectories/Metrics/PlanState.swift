/// The items of the plans that were stated, and what became of them.
struct PlanState {
    private(set) var updates = 0
    private(set) var last: [(text: String, isDone: Bool)] = []
    /// The items that went away unfinished and did not come back.
    private(set) var abandoned: [String] = []
    /// The items of tools that name one at a time.
    private var single: [String: (text: String, isDone: Bool)] = [:]
    private var order: [String] = []

    /// Takes a call in.
    mutating func read(_ call: ToolCall) {
        let name = ToolName.bare(call.tool)
        if name == "taskcreate" || name == "taskupdate" {
            readSingle(call, name)
            return
        }
        var items: [JSONValue]?
        for key in ["todos", "plan", "task_list", "items", "tasks"] {
            if let list = call.arguments[key]?.array { items = list }
        }
        guard let items else { return }
        updates += 1
        let state = items.compactMap { item -> (text: String, isDone: Bool)? in
            let keys = ["content", "step", "description", "title", "text", "subject"]
            guard let text = item.firstString(keys) else { return nil }
            let status = item["status"]?.string?.lowercased()
            let isDone =
                status == "completed" || status == "done" || status == "complete"
                || item["completed"]?.bool == true
            return (text, isDone)
        }
        let texts = Set(state.map(\.text))
        abandoned.removeAll(where: texts.contains)
        for item in last where !item.isDone && !texts.contains(item.text) {
            if !abandoned.contains(item.text) { abandoned.append(item.text) }
        }
        last = state
    }

    private mutating func readSingle(_ call: ToolCall, _ name: String) {
        updates += 1
        if name == "taskcreate" {
            let key = call.result?.text?.firstNumber ?? String(order.count + 1)
            order.append(key)
            single[key] = (call.arguments["subject"]?.string ?? key, false)
        } else {
            let id = call.arguments["taskId"]
            guard let key = id?.string ?? id?.integer.map(String.init) else { return }
            if call.arguments["status"]?.string == "completed" { single[key]?.isDone = true }
        }
        last = order.compactMap { single[$0] }
    }

    /// The share of the items of the last plan that are done; `nil` without a plan.
    var adherence: Double? {
        last.isEmpty ? nil : Double(last.count { $0.isDone }) / Double(last.count)
    }
}

extension String {
    /// The digits of the first number in the text.
    fileprivate var firstNumber: String? {
        let digits = drop { !$0.isNumber }.prefix { $0.isNumber }
        return digits.isEmpty ? nil : String(digits)
    }
}
