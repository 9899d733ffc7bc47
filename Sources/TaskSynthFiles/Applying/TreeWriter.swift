import Glibc
import TaskSynthCore

/// Writes the files of a change, and can take back what it did.
///
/// New content is written beside the tree first. Then old files are moved away and new ones put in
/// place, by renaming alone, so that each step can be undone.
struct TreeWriter: ~Copyable {
    private let root: String
    /// The folder for new content and for what is moved away.
    private let staging: String
    private var steps: [Step] = []
    private var count = 0

    /// Something that was done.
    private enum Step {
        case moved(from: [UInt8], to: String)
        case placed([UInt8])
        case madeFolder([UInt8])
        case removedFolder([UInt8])
    }

    init(root: borrowing FolderDescriptor, path: String) throws(TreeError) {
        self.root = path
        var template = Array("\(path)/.tasksynth-apply-XXXXXX".utf8CString)
        let isMade = unsafe mkdtemp(&template) != nil
        guard isMade else { throw .tree(PatchPath(path), FolderDescriptor.reason) }
        staging = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Writes all files of a change, deletions first.
    mutating func write(_ change: TreeChange) throws(TreeError) {
        let paths = change.files.keys.sorted()
        var staged: [(path: PatchPath, file: TreeFile, place: String)] = []
        for path in paths {
            guard let file = change.files[path], let file else { continue }
            staged.append((path, file, try stage(file, path)))
        }
        for path in paths { try moveAway(path, isDeleted: change.files[path] == .some(nil)) }
        for (path, file, place) in staged {
            try makeFolders(for: path)
            try put(file, at: path, from: place)
        }
    }

    /// Removes what was moved away.
    consuming func finish() { Folder(path: staging).remove() }

    /// Undoes every step, last one first.
    consuming func takeBack() {
        for step in steps.reversed() {
            switch step {
            case .moved(let path, let place):
                unsafe rename(CName(Array(place.utf8)).bytes, name(path).bytes)
            case .placed(let path):
                if unsafe unlink(name(path).bytes) != 0 { unsafe rmdir(name(path).bytes) }
            case .madeFolder(let path): unsafe rmdir(name(path).bytes)
            case .removedFolder(let path): unsafe mkdir(name(path).bytes, 0o777)
            }
        }
        Folder(path: staging).remove()
    }

    private func name(_ path: [UInt8]) -> CName {
        CName(Array(root.utf8) + [UInt8(ascii: "/")] + path)
    }

    /// Writes the content of a file beside the tree.
    private mutating func stage(_ file: TreeFile, _ path: PatchPath) throws(TreeError) -> String {
        count += 1
        let place = "\(staging)/\(count)"
        if file.mode.isSubmodule { return place }
        if file.mode.isSymlink {
            guard !file.content.contains(0), unsafe symlink(CName(file.content).bytes, place) == 0
            else { throw .tree(path, FolderDescriptor.reason) }
            return place
        }
        let permissions: mode_t = file.mode == .executable ? 0o777 : 0o666
        do throws(FileError) {
            let descriptor = try Descriptor(
                opening: place, flags: O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: permissions)
            try descriptor.write(file.content, path: place)
        } catch {
            throw .tree(path, error.detail)
        }
        return place
    }

    /// Moves a file out of the way, and removes the folders that a deletion leaves empty.
    private mutating func moveAway(_ path: PatchPath, isDeleted: Bool) throws(TreeError) {
        var status = stat()
        guard unsafe lstat(name(path.bytes).bytes, &status) == 0 else { return }
        if status.st_mode & S_IFMT == S_IFDIR {
            // The work tree of a submodule stays, unless it is empty and goes away.
            if isDeleted, unsafe rmdir(name(path.bytes).bytes) == 0 {
                steps.append(.removedFolder(path.bytes))
            }
            return
        }
        count += 1
        let place = "\(staging)/\(count)"
        guard unsafe rename(name(path.bytes).bytes, place) == 0 else {
            throw .tree(path, FolderDescriptor.reason)
        }
        steps.append(.moved(from: path.bytes, to: place))
        guard isDeleted else { return }
        var folder = path.bytes[...]
        while let slash = folder.lastIndex(of: UInt8(ascii: "/")) {
            folder = folder[..<slash]
            guard unsafe rmdir(name(Array(folder)).bytes) == 0 else { return }
            steps.append(.removedFolder(Array(folder)))
        }
    }

    /// Makes the folders on the way to a file.
    private mutating func makeFolders(for path: PatchPath) throws(TreeError) {
        var prefix: [UInt8] = []
        for component in path.components.dropLast() {
            prefix += prefix.isEmpty ? Array(component) : [UInt8(ascii: "/")] + component
            if unsafe mkdir(name(prefix).bytes, 0o777) == 0 {
                steps.append(.madeFolder(prefix))
                continue
            }
            var status = stat()
            guard errno == EEXIST, unsafe lstat(name(prefix).bytes, &status) == 0,
                status.st_mode & S_IFMT == S_IFDIR
            else { throw .throughFile(path) }
        }
    }

    private mutating func put(
        _ file: TreeFile, at path: PatchPath, from place: String
    ) throws(TreeError) {
        let target = name(path.bytes)
        if file.mode.isSubmodule {
            if unsafe mkdir(target.bytes, 0o777) == 0 {
                steps.append(.placed(path.bytes))
            } else if errno != EEXIST {
                throw .tree(path, FolderDescriptor.reason)
            }
            return
        }
        guard unsafe rename(CName(Array(place.utf8)).bytes, target.bytes) == 0 else {
            throw .tree(path, FolderDescriptor.reason)
        }
        steps.append(.placed(path.bytes))
    }
}
