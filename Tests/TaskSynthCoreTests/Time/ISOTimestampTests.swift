import TaskSynthCore
import Testing

@Suite struct ISOTimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0), ("2000-02-29T12:00:00Z", 951_825_600),
        ("2021-01-17T12:34:00.000+0000", 1_610_886_840),
        ("2024-05-01T10:00:00+02:00", 1_714_550_400), ("20240501T080000Z", 1_714_550_400),
        ("2024-05-01", 1_714_521_600), ("1969-12-31T23:59:59Z", -1),
    ])
    func `reads a moment`(text: String, seconds: Int) throws {
        let moment = try #require(ISOTimestamp(text))
        #expect(moment.secondsSinceEpoch == Double(seconds))
        #expect(moment.text == text)
        let written = ISOTimestamp(secondsSinceEpoch: seconds)
        #expect(ISOTimestamp(written.text)?.secondsSinceEpoch == Double(seconds))
    }

    @Test(arguments: [
        "", "now", "2023-02-29", "2024-05-01T", "2024-05-01T10:00:00Zx", "2024-05-01T10:61Z",
        "2024-5-1", "24-05-01", "2024-05-01T10:00:00.Z", "2024-05-01T10:00:00+2",
    ])
    func `refuses what is not ISO 8601`(text: String) {
        #expect(ISOTimestamp(text) == nil)
    }
}
