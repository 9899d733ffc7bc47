import TaskSynthCore

/// The addresses of a `Link` field by their relation.
package enum LinkHeader {
    /// The address of a relation, for instance `next`.
    ///
    /// Addresses may hold commas and semicolons; parameters come in any order, quoted or not.
    package static func address(_ relation: String, in field: String) -> String? {
        var rest = field[...]
        while let open = rest.firstIndex(of: "<") {
            guard let close = rest[open...].firstIndex(of: ">") else { return nil }
            let address = rest[rest.index(after: open)..<close]
            rest = rest[rest.index(after: close)...]
            let end = rest.firstIndex(of: "<") ?? rest.endIndex
            for parameter in rest[..<end].split(whereSeparator: { ";,".contains($0) }) {
                let parts = parameter.split(separator: "=", maxSplits: 1)
                guard parts.count == 2, parts[0].lowercased().filter({ !$0.isWhitespace }) == "rel"
                else { continue }
                let value = parts[1].filter { $0 != "\"" }.lowercased()
                if value.split(separator: " ").contains(Substring(relation)) {
                    return String(address)
                }
            }
            rest = rest[end...]
        }
        return nil
    }
}
