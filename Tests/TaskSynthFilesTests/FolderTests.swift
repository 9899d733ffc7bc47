import TaskSynthCore
import TaskSynthFiles
import Testing

@Suite struct FolderTests {
    @Test func `writes a folder whole and reads it again`() throws {
        let parent = try Folder.temporary()
        defer { parent.remove() }
        let folder = Folder(path: "\(parent.path)/bundle/")
        try folder.create([
            FolderFile(path: "a/b/c.txt", bytes: [1, 2]),
            FolderFile(path: "run.sh", bytes: [], isExecutable: true),
        ])
        #expect(try folder.read("a/b/c.txt") == [1, 2])
        #expect(try folder.read("run.sh") == [])
        #expect(try folder.read("missing") == nil)
    }

    @Test(arguments: ["../x", "/x", "a/../../x", "", "a//b"])
    func `leaves nothing behind when a path is unsafe`(path: String) throws {
        let parent = try Folder.temporary()
        defer { parent.remove() }
        let folder = Folder(path: "\(parent.path)/bundle")
        let error = #expect(throws: FileError.self) {
            try folder.create([
                FolderFile(path: "good", bytes: []), FolderFile(path: path, bytes: []),
            ])
        }
        #expect(error?.code == .unsafePath)
        #expect(!folder.exists)
    }

    @Test func `refuses a place that is taken and keeps what is there`() throws {
        let folder = try Folder.temporary()
        defer { folder.remove() }
        try folder.replace([FolderFile(path: "mine", bytes: [7])])
        let error = #expect(throws: FileError.self) {
            try folder.create([FolderFile(path: "x", bytes: [])])
        }
        #expect(error?.code == .exists)
        #expect(try folder.read("mine") == [7])
    }

    @Test func `refuses to read more than the limit`() throws {
        let folder = try Folder.temporary()
        defer { folder.remove() }
        try folder.replace([FolderFile(path: "big", bytes: Array(repeating: 0, count: 100))])
        let error = #expect(throws: FileError.self) { try folder.read("big", limit: 99) }
        #expect(error?.code == .tooLarge)
    }
}
