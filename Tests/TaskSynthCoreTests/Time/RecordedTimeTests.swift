import TaskSynthCore
import Testing

@Suite struct RecordedTimeTests {
    @Test(arguments: [
        ("2025-03-01T00:00:00.250Z", "2025-03-01T00:00:00.250Z"),
        ("2024-02-29 23:59:59,5+02:00", "2024-02-29T21:59:59.500Z"),
        ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59.000Z"),
        ("2025-10-10T06:10:15.158090", "2025-10-10T06:10:15.158Z"),
    ])
    func `reads the forms that writers use`(text: String, utc: String) {
        let time = RecordedTime(text)
        #expect(time.text == text)
        #expect(time.utcText == utc)
    }

    @Test(arguments: ["", "NORMALIZED", "2025-13-01T00:00:00Z", "2025-01-01", "12:00:00"])
    func `keeps a text that is no moment`(text: String) {
        #expect(RecordedTime(text).text == text)
        #expect(RecordedTime(text).nanoseconds == nil)
    }

    @Test func `knows that a time without an offset is local`() {
        #expect(RecordedTime("2025-01-01T00:00:00").isLocal)
        #expect(!RecordedTime("2025-01-01T00:00:00-05:00").isLocal)
    }

    @Test func `measures to the nanosecond`() {
        let start = RecordedTime("2025-01-01T00:00:00.000000001Z")
        let end = RecordedTime("2025-01-01T00:00:01.000000002Z")
        #expect(end.seconds(since: start) == 1.000000001)
    }
}
