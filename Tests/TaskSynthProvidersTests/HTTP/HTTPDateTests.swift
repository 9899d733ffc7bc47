import Testing

@testable import TaskSynthProviders

@Suite struct HTTPDateTests {
    @Test(arguments: [
        "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
        "sun, 6 nov 1994 08:49:37 GMT",
    ])
    func `reads a date of HTTP`(text: String) {
        #expect(HTTPDate.seconds(of: text) == 784_111_777)
    }

    @Test(arguments: ["", "soon", "Sun, 32 Nov 1994 08:49:37 GMT", "12"])
    func `refuses what is no date`(text: String) {
        #expect(HTTPDate.seconds(of: text) == nil)
    }
}
