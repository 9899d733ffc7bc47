import TaskSynthCore

/// What holds for every text, sound or not, that is read as a patch.
public enum PatchLaws: Sendable {
    /// Holds a text to all laws.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - size: The size of the pieces in which a stream gets it; `nil` takes one that follows
    ///     from the text, so that a finding can be repeated.
    /// - Throws: ``BrokenLaw`` at the first law that does not hold.
    public static func check(_ bytes: [UInt8], pieces size: Int? = nil) throws(BrokenLaw) {
        let patch: Patch
        do throws(PatchError) {
            patch = try Patch(recovering: bytes)
        } catch {
            throw BrokenLaw("nothing of it can be read: \(error)")
        }
        try ReadingLaws(bytes).check(patch)
        try checkStream(bytes, pieces: size)
        try ChangeLaws(patch).check()
        try RepairLaw(bytes).check(patch)
    }

    /// Holds a text to the law of streams: pieces of any size give what the whole does.
    public static func checkStream(_ bytes: [UInt8], pieces size: Int? = nil) throws(BrokenLaw) {
        try StreamLaw(bytes, pieces: size).check()
    }
}
