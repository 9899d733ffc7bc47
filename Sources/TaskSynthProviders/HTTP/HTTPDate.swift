import TaskSynthCore

/// A moment as HTTP writes it: `Sun, 06 Nov 1994 08:49:37 GMT`.
enum HTTPDate {
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// The seconds since 1970; `nil` where the text is no such date.
    static func seconds(of text: String) -> Double? {
        let parts = text.split { " -,".contains($0) }.map(String.init)
        guard parts.count >= 5, let day = Int(parts[1]),
            let month = months.firstIndex(of: parts[2].lowercased().prefix(3).description),
            let year = Int(parts[3])
        else { return nil }
        let full = year < 70 ? year + 2000 : year < 100 ? year + 1900 : year
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return ISOTimestamp("\(full)-\(two(month + 1))-\(two(day))T\(parts[4])Z")?
            .secondsSinceEpoch
    }
}
