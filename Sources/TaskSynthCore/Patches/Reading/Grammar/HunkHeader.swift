/// The numbers of a line `@@ -old[,count] +new[,count] @@`.
struct HunkHeader {
    var oldStart = 0
    var oldCount = 1
    var newStart = 0
    var newCount = 1
    /// The place after the second `@@`.
    var end = 0

    /// Reads a line that starts with `@@ -`; `nil` where it is no hunk header.
    init?(_ text: Span<UInt8>, _ start: Int, _ lineEnd: Int) {
        var index = start + 4
        guard Self.number(text, &index, &oldStart) else { return nil }
        if index < lineEnd, text[index] == UInt8(ascii: ",") {
            index += 1
            guard Self.number(text, &index, &oldCount) else { return nil }
        }
        guard text.hasPrefix(" +", at: index) else { return nil }
        index += 2
        guard Self.number(text, &index, &newStart) else { return nil }
        if index < lineEnd, text[index] == UInt8(ascii: ",") {
            index += 1
            guard Self.number(text, &index, &newCount) else { return nil }
        }
        guard text.hasPrefix(" @@", at: index) else { return nil }
        end = index + 3
    }

    /// Reads digits; what is larger than any count stays at the largest.
    static func number(_ text: Span<UInt8>, _ index: inout Int, _ value: inout Int) -> Bool {
        let start = index
        var sum = 0
        while index < text.count, text[index].isASCIIDigit {
            sum = sum * 10 + Int(text[index] - UInt8(ascii: "0"))
            if sum > Int(UInt32.max) { sum = Int(UInt32.max) }
            index += 1
        }
        value = sum
        return index > start
    }
}
