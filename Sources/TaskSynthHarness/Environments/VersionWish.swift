/// A version or a range as manifests write them: `>=3.9,<3.13`, `^18 || >=20`, `~> 1.14`, `1.21`.
struct VersionWish: Hashable {
    private struct Bound: Hashable {
        let sign: String
        let numbers: [Int]
    }

    private let alternatives: [[Bound]]

    init(_ text: String) {
        alternatives = text.split(separator: "|").map { part in
            var bounds: [Bound] = []
            var sign = ""
            var number = ""
            func finish() {
                let numbers = number.split(separator: ".").compactMap { Int($0) }
                if !numbers.isEmpty { bounds.append(Bound(sign: sign, numbers: numbers)) }
                (sign, number) = ("", "")
            }
            for character in part {
                switch character {
                case "<", ">", "=", "~", "^", "!":
                    if !number.isEmpty { finish() }
                    sign.append(character)
                case "0"..."9", ".": number.append(character)
                case "*", "x", "X": break
                default: if !number.isEmpty { finish() }
                }
            }
            finish()
            return bounds
        }
    }

    /// Whether a release line, such as `3.12` or `20`, has versions that fit.
    func allows(_ version: String) -> Bool {
        let numbers = version.split(separator: ".").compactMap { Int($0) }
        let filled = alternatives.filter { !$0.isEmpty }
        guard !filled.isEmpty else { return true }
        return filled.contains { $0.allSatisfy { Self.allows($0, numbers) } }
    }

    private static func allows(_ bound: Bound, _ version: [Int]) -> Bool {
        // Only the parts that the release line has are compared: its newest patch is what is meant.
        let count = min(version.count, bound.numbers.count)
        let order = compare(Array(version.prefix(count)), Array(bound.numbers.prefix(count)))
        switch bound.sign {
        case ">=": return order >= 0
        case ">": return order > 0 || (order == 0 && bound.numbers.count > count)
        case "<=": return order <= 0
        case "<":
            return order < 0 || (order == 0 && bound.numbers.dropFirst(count).contains { $0 > 0 })
        case "!=", "!==": return order != 0 || bound.numbers.count > count
        case "^":
            return order >= 0 && version.first == bound.numbers.first
        case "~>", "~=", "~":
            guard order >= 0 else { return false }
            let fixed =
                bound.sign == "~" ? min(2, bound.numbers.count) : max(1, bound.numbers.count - 1)
            let prefix = min(fixed, version.count)
            return Array(version.prefix(prefix)) == Array(bound.numbers.prefix(prefix))
        default: return order == 0
        }
    }

    private static func compare(_ left: [Int], _ right: [Int]) -> Int {
        for (one, other) in zip(left, right) where one != other { return one < other ? -1 : 1 }
        return 0
    }
}
