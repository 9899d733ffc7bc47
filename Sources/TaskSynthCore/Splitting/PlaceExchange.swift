/// Two sections of which one needs the place that the other frees: a file becomes a folder, or a
/// folder a file.
///
/// No tree has both, so that the one cannot be applied without the other.
struct PlaceExchange: Hashable {
    /// The section that takes a file away.
    let freeing: Int
    /// The section that makes one.
    let taking: Int
    /// The path of the file that was there, or comes there.
    let path: PatchPath
    /// Whether the file was there, and is a folder after.
    let isFileBefore: Bool

    /// All that are among some sections, in the order of the paths.
    static func all(in files: [FilePatch]) -> [PlaceExchange] {
        var freed: [PatchPath: Int] = [:]
        var taken: [PatchPath: Int] = [:]
        for file in files {
            let (old, new) = (file.oldPath, file.newPath)
            guard old != new else { continue }
            if let old, file.status != .copied { freed[old] = file.index }
            if let new { taken[new] = file.index }
        }
        var exchanges: [PlaceExchange] = []
        for (path, taking) in taken {
            for folder in path.folders {
                guard let freeing = freed[folder] else { continue }
                exchanges.append(Self(freeing, taking, folder, isFileBefore: true))
            }
        }
        for (path, freeing) in freed {
            for folder in path.folders {
                guard let taking = taken[folder] else { continue }
                exchanges.append(Self(freeing, taking, folder, isFileBefore: false))
            }
        }
        return exchanges.sorted {
            ($0.path, $0.freeing, $0.taking) < ($1.path, $1.freeing, $1.taking)
        }
    }

    private init(_ freeing: Int, _ taking: Int, _ path: PatchPath, isFileBefore: Bool) {
        self.freeing = freeing
        self.taking = taking
        self.path = path
        self.isFileBefore = isFileBefore
    }
}
