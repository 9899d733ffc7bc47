import TaskSynthCompression
import TaskSynthCore

extension Patch {
    /// What expands the binary content of the patch; `nil` where it has none.
    func inflater() throws -> (any ContentInflater)? {
        files.contains(where: \.hasBinaryContent) ? try ZlibInflater() : nil
    }
}
