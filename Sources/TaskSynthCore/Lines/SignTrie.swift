/// Sequences of symbols by their beginnings, and how a search goes on where one of them ends.
struct SignTrie {
    private var children: [[Int: Int]] = [[:]]
    /// For each state, whose sequences end there or in the end of what led there.
    private(set) var outputs: [ListenerSet] = [ListenerSet()]

    /// Adds a sequence of a listener.
    mutating func add(_ symbols: [Int], of listener: Int) {
        var state = 0
        for symbol in symbols {
            if let next = children[state][symbol] {
                state = next
                continue
            }
            children[state][symbol] = children.count
            state = children.count
            children.append([:])
            outputs.append(ListenerSet())
        }
        outputs[state].insert(listener)
    }

    /// The states that begin with a symbol, and the first one behind it.
    func states(behind symbol: Int) -> Set<Int> {
        var states: Set<Int> = []
        var left = children[0][symbol].map { [$0] } ?? []
        while let state = left.popLast() {
            states.insert(state)
            left += children[state].values
        }
        return states
    }

    /// Calls with each state, each symbol and the state behind it, the nearest states first.
    mutating func walk(symbolCount: Int, _ body: (Int, Int, Int) -> Void) {
        let (order, failures) = breadthFirst()
        // Where a state has no way on, that of the longest other beginning it ends in is taken.
        var ways = [[Int]](repeating: [], count: children.count)
        for state in order {
            var row = state == 0 ? [Int](repeating: 0, count: symbolCount) : ways[failures[state]]
            for (symbol, next) in children[state] { row[symbol] = next }
            ways[state] = row
            for (symbol, next) in row.enumerated() { body(state, symbol, next) }
        }
    }

    /// All states, those where no sequence ends first.
    mutating func statesByOutput() -> [Int] {
        let (order, failures) = breadthFirst()
        for state in order.dropFirst() { outputs[state].formUnion(outputs[failures[state]]) }
        // The first state stays the first one.
        return order.filter { outputs[$0].isEmpty } + order.filter { !outputs[$0].isEmpty }
    }

    /// The states in the order of their distance, and for each the one that its longest end leads to.
    private func breadthFirst() -> (order: [Int], failures: [Int]) {
        var order = [0]
        var failures = [Int](repeating: 0, count: children.count)
        var index = 0
        while index < order.count {
            let state = order[index]
            index += 1
            for (symbol, next) in children[state] {
                order.append(next)
                guard state != 0 else { continue }
                var shorter = failures[state]
                while shorter != 0, children[shorter][symbol] == nil { shorter = failures[shorter] }
                failures[next] = children[shorter][symbol] ?? 0
            }
        }
        return (order, failures)
    }
}
