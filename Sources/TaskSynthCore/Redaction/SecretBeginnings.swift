/// By which bytes secrets may begin: at the start of a word, or also within one.
///
/// Most places of a text are passed over by a look at one byte.
struct SecretBeginnings: Sendable {
    private enum Mark {
        static let startsWord: UInt8 = 1
        static let isWithinWord: UInt8 = 2
        static let isWordByte: UInt8 = 4
    }

    private var marks = InlineArray<256, UInt8>(repeating: 0)

    /// Makes a table of nothing.
    init() {
        for byte in UInt8.min...UInt8.max where byte.isWordByte {
            marks[Int(byte)] = Mark.isWordByte
        }
    }

    /// Adds a byte.
    ///
    /// - Parameters:
    ///   - byte: What something begins with.
    ///   - isWithinWord: Whether it may also begin behind a letter, a digit or an underscore.
    mutating func insert(_ byte: UInt8, withinWords isWithinWord: Bool) {
        marks[Int(byte)] |= isWithinWord ? Mark.startsWord | Mark.isWithinWord : Mark.startsWord
    }

    /// The first place from another one on where something may begin; the end where it is nowhere.
    func next(in text: Span<UInt8>, from start: Int) -> Int {
        var place = start
        var wanted =
            place > 0 && place < text.count && text[place - 1].isWordByte
            ? Mark.isWithinWord : Mark.startsWord
        while place < text.count {
            let found = marks[Int(text[place])]
            if found & wanted != 0 { return place }
            wanted = found & Mark.isWordByte != 0 ? Mark.isWithinWord : Mark.startsWord
            place += 1
        }
        return text.count
    }
}
