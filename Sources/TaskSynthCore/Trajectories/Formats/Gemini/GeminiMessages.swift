/// The messages of a session while records change them.
struct GeminiMessages {
    private(set) var all: [JSONObject] = []
    private var places: [String: Int] = [:]

    /// Adds a message, or changes the one with the same name.
    mutating func add(_ message: JSONObject) {
        guard let id = message["id"]?.string else {
            all.append(message)
            return
        }
        if let place = places[id] {
            for member in message.members { all[place][member.key] = member.value }
        } else {
            places[id] = all.count
            all.append(message)
        }
    }

    /// Takes back a message and all behind it; all of them where it is not there.
    mutating func rewind(to id: String) -> [JSONObject] {
        let place = places[id] ?? 0
        let dropped = Array(all[place...])
        all.removeSubrange(place...)
        for message in dropped {
            if let id = message["id"]?.string { places[id] = nil }
        }
        return dropped
    }

    /// Takes in a new list of messages, as a compressed history or hidden results give one.
    ///
    /// What it leaves out has happened all the same, and stays; what it shortens stays whole.
    mutating func replace(by list: [JSONValue]) {
        let messages = list.compactMap(\.object)
        let given = messages.compactMap { $0["id"]?.string }
        if Set(given.filter { places[$0] != nil }).count < places.count {
            all.append(["type": "compaction"])
        }
        for message in messages {
            guard let id = message["id"]?.string, places[id] == nil else { continue }
            add(message)
        }
    }
}
