/// Why a path must not be written to, whatever it is relative to.
public enum PathHazard: Hashable, Sendable {
    /// There is no name, or a component is empty.
    case empty
    /// The path starts at a root, or names a drive.
    case absolute
    /// A component is `.` or `..`.
    case leavesFolder
    /// A component is the folder of git itself, in any disguise that some system takes for it.
    case gitFolder
    /// The path has a byte that no system allows.
    case invalidByte
    /// A symbolic link would stand for git's list of submodules.
    case submoduleList
}

extension PathHazard: CustomStringConvertible {
    /// The reason in a few words.
    public var description: String {
        switch self {
        case .empty: "the path has an empty component"
        case .absolute: "the path is absolute"
        case .leavesFolder: "the path leaves its folder"
        case .gitFolder: "the path is inside of git's own folder"
        case .invalidByte: "the path has a byte that no file name can have"
        case .submoduleList: "git's list of submodules may not be a link"
        }
    }
}

extension PatchPath {
    /// What is dangerous about writing to the path; `nil` where nothing is.
    ///
    /// The rules are those of all systems at once, so that the answer does not depend on where it
    /// is given: upper and lower case, code points that HFS+ ignores, the short names, endings and
    /// streams of NTFS, and backslashes.
    public var hazard: PathHazard? {
        guard let first = bytes.first else { return .empty }
        if bytes.contains(0) { return .invalidByte }
        let isSeparator: (UInt8) -> Bool = { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
        if isSeparator(first) { return .absolute }
        if bytes.count > 1, bytes[1] == UInt8(ascii: ":"), isLetter(first) { return .absolute }
        for component in bytes.split(
            separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        where component.isEmpty {
            return .empty
        }
        for component in bytes.split(whereSeparator: isSeparator) {
            if component.elementsEqual(".".utf8) || component.elementsEqual("..".utf8) {
                return .leavesFolder
            }
            if DisguisedName(component).isGitFolder { return .gitFolder }
        }
        return nil
    }

    /// What is dangerous about writing a file of a mode to the path; `nil` where nothing is.
    ///
    /// As git does, it refuses links that are called `.gitmodules` in any disguise.
    public func hazard(for mode: FileMode?) -> PathHazard? {
        if let hazard { return hazard }
        guard mode?.isSymlink == true else { return nil }
        return components.contains { DisguisedName($0).isSubmoduleList } ? .submoduleList : nil
    }

    private func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 &- UInt8(ascii: "a") < 26 }
}
