import TaskSynthCore

/// What is mended can be read, and what is sound is left alone.
struct RepairLaw {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    func check(_ patch: Patch) throws(BrokenLaw) {
        let repair = PatchRepair(of: bytes)
        guard let repaired = try? Patch(recovering: repair.bytes) else {
            throw BrokenLaw("what was mended cannot be read")
        }
        try BrokenLaw.unless(repaired.assembled == repair.bytes, "written is not what was mended")
        if repair.repairs.isEmpty {
            try BrokenLaw.unless(repair.bytes == bytes, "something was mended that is not said")
        }
    }
}
