import Foundation
public import Testing

/// The real-world data that some tests check laws on, where `TASKSYNTH_CORPUS` points to it.
public enum Corpus {
    /// The folder, where it is there.
    public static let root: String? = {
        guard let path = ProcessInfo.processInfo.environment["TASKSYNTH_CORPUS"], !path.isEmpty
        else { return nil }
        let url = URL(filePath: path).standardizedFileURL
        return FileManager.default.fileExists(atPath: url.path) ? url.path : nil
    }()

    /// The files below a folder of the corpus, sorted, as paths from the corpus's root.
    public static func files(under folder: String) -> [String] {
        guard let root else { return [] }
        let names = FileManager.default.enumerator(atPath: "\(root)/\(folder)")
        var files: [String] = []
        while let name = names?.nextObject() as? String {
            var isFolder: ObjCBool = false
            let path = "\(root)/\(folder)/\(name)"
            if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
                !isFolder.boolValue
            {
                files.append("\(folder)/\(name)")
            }
        }
        return files.sorted()
    }

    /// Reads a file of the corpus.
    public static func read(_ file: String) throws -> [UInt8] {
        try Array(Data(contentsOf: URL(filePath: "\(root ?? "")/\(file)")))
    }
}

extension Trait where Self == ConditionTrait {
    /// Runs a test only where the corpus is there, and says so where it is not.
    public static var needsCorpus: Self {
        .enabled(if: Corpus.root != nil, "TASKSYNTH_CORPUS does not point to the corpus")
    }
}
