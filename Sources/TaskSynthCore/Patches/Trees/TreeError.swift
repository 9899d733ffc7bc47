/// Why a patch does not apply to a tree.
public enum TreeError: Error, Hashable, Sendable {
    /// A section does not fit its file.
    case section(ApplyError)
    /// A path must not be written to.
    case hazard(PatchPath, PathHazard)
    /// The file that a section changes is not there.
    case missing(PatchPath)
    /// The file that a section makes is there already.
    case exists(PatchPath)
    /// The file is of another type: a link instead of a file, or the like.
    case otherType(PatchPath, expected: FileMode, found: FileMode)
    /// The path goes through something that is no folder.
    case throughFile(PatchPath)
    /// The tree could not be read or written.
    case tree(PatchPath, String)
}

extension TreeError: CustomStringConvertible {
    /// One sentence for a person.
    public var description: String {
        switch self {
        case .section(let error): "\(error)"
        case .hazard(let path, let hazard): "\(path): \(hazard)"
        case .missing(let path): "\(path): there is no such file"
        case .exists(let path): "\(path): the file is there already"
        case .otherType(let path, let expected, let found):
            "\(path): the file has mode \(found), the patch is for \(expected)"
        case .throughFile(let path): "\(path): a part of the path is a link or a file, not a folder"
        case .tree(let path, let reason): "\(path): \(reason)"
        }
    }
}
