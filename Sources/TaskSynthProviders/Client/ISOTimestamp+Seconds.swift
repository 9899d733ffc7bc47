import TaskSynthCore

extension ISOTimestamp {
    /// The first whole second that is not before a moment that a service names.
    ///
    /// Services name anything: a moment before 1970 or beyond the year 9999 is the last one within.
    init(notBefore seconds: Double) {
        let last = 253_402_300_799.0
        let whole = seconds.isNaN ? last : min(max(seconds.rounded(.up), 0), last)
        self.init(secondsSinceEpoch: Int(whole))
    }
}
