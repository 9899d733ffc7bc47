import Testing

@testable import TaskSynthCore

@Suite struct RecentNamesTests {
    @Test func `tells whether a name is there for the first time`() {
        var names = RecentNames<Never>()
        let hashes = [0, 5, -1, .min, .max, 5, 0]
        let first = hashes.map { names.insert($0) }
        #expect(first == [true, true, true, true, true, false, false])
    }

    @Test(arguments: [1, 64, 1_000])
    func `keeps the newest names, and forgets the oldest ones`(capacity: Int) {
        var names = RecentNames<Int>(keeping: capacity)
        for number in 1...10 * capacity {
            names[number &* 0x9E37_79B9] = number
            let oldest = max(1, number - capacity + 1)
            #expect(names[oldest &* 0x9E37_79B9] == oldest)
        }
        #expect(names.all.count <= 2 * capacity)
        #expect(names[0x9E37_79B9] == nil)
        #expect(Set(names.all.map(\.value)).isSuperset(of: 9 * capacity + 1...10 * capacity))
    }

    @Test func `takes what is set last`() {
        var names = RecentNames<Int>(keeping: 2)
        for number in 1...5 { names[7] = number }
        #expect(names[7] == 5)
        #expect(names.all.map(\.value) == [5])
    }
}
