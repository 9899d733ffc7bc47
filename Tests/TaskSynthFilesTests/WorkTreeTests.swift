import Glibc
import TaskSynthCompression
import TaskSynthCore
import TaskSynthFiles
import Testing

@Suite struct WorkTreeTests {
    private func withFolder(_ body: (Folder) throws -> Void) throws {
        let folder = try Folder.temporary()
        defer { folder.remove() }
        try body(folder)
    }

    private func write(_ text: String, to name: String, in folder: Folder) {
        let file = fopen("\(folder.path)/\(name)", "w")
        fputs(text, file)
        fclose(file)
    }

    private func addition(of path: PatchPath) throws -> Patch {
        var builder = PatchBuilder()
        builder.appendAddition(of: path, content: Array("x\n".utf8))
        return try builder.patch()
    }

    @Test func `makes, changes and removes files, and takes all of it back`() throws {
        try withFolder { folder in
            write("one\ntwo\n", to: "f", in: folder)
            mkdir("\(folder.path)/d", 0o755)
            write("gone\n", to: "d/g", in: folder)
            let text = """
                --- a/f
                +++ b/f
                @@ -1,2 +1,2 @@
                 one
                -two
                +2

                """
            var builder = PatchBuilder()
            builder.append(text: text.utf8)
            builder.appendDeletion(of: "d/g", content: Array("gone\n".utf8))
            builder.appendAddition(of: "new/deep/x", mode: .executable, content: [])
            let patch = try builder.patch()
            let tree = WorkTree(path: folder.path)
            try tree.apply(patch, isCheck: true)
            #expect(try tree.file(at: "d/g") != nil)
            try tree.apply(patch)
            #expect(try tree.file(at: "f")?.content == Array("one\n2\n".utf8))
            #expect(try tree.file(at: "new/deep/x") == TreeFile(content: [], mode: .executable))
            #expect(!Folder(path: "\(folder.path)/d").exists)
            try tree.apply(patch, options: ApplyOptions(isReversed: true))
            #expect(try tree.file(at: "f")?.content == Array("one\ntwo\n".utf8))
            #expect(try tree.file(at: "d/g")?.content == Array("gone\n".utf8))
            #expect(!Folder(path: "\(folder.path)/new").exists)
        }
    }

    @Test func `changes nothing where one of the files does not fit`() throws {
        try withFolder { folder in
            write("other\n", to: "f", in: folder)
            var builder = PatchBuilder()
            builder.appendAddition(of: "n", content: Array("x\n".utf8))
            builder.appendDeletion(of: "f", content: Array("text\n".utf8))
            let patch = try builder.patch()
            #expect(throws: TreeError.self) { try WorkTree(path: folder.path).apply(patch) }
            #expect(!Folder(path: "\(folder.path)/n").exists)
        }
    }

    @Test func `writes nothing through a link`() throws {
        try withFolder { folder in
            mkdir("\(folder.path)/tree", 0o755)
            mkdir("\(folder.path)/outside", 0o755)
            symlink("../outside", "\(folder.path)/tree/link")
            let tree = WorkTree(path: "\(folder.path)/tree")
            let patch = try addition(of: "link/x")
            #expect(throws: TreeError.throughFile("link/x")) { try tree.apply(patch) }
            #expect(!Folder(path: "\(folder.path)/outside/x").exists)

            var builder = PatchBuilder()
            builder.appendAddition(of: "new", mode: .symlink, content: Array("../outside".utf8))
            builder.append(text: try addition(of: "new/x").bytes)
            let both = try builder.patch()
            #expect(throws: TreeError.throughFile("new/x")) { try tree.apply(both) }
            #expect(!Folder(path: "\(folder.path)/tree/new").exists)
        }
    }

    @Test func `applies binary content forward and backward`() throws {
        let patch = try Patch(parsing: Self.binary + "\n")
        let inflater = try ZlibInflater()
        let range = (0...255).map { UInt8($0) }
        let old = (0..<8).flatMap { _ in range } + [0] + Array("end".utf8)
        let new = (0..<8).flatMap { _ in range } + [0] + Array("END".utf8) + range.reversed()
        #expect(try patch.files[0].apply(to: old, inflater: inflater) == new)
        let reversed = ApplyOptions(isReversed: true)
        #expect(try patch.files[0].apply(to: new, options: reversed, inflater: inflater) == old)
        #expect(
            try patch.files[1].apply(to: [], inflater: inflater) == [0, 1, 2] + Array("three".utf8))
        #expect(throws: ApplyError.self) { try patch.files[0].apply(to: new, inflater: inflater) }
        #expect(throws: ApplyError.self) { try patch.files[0].apply(to: old) }
    }

    private static let binary = #"""
        diff --git a/blob.bin b/blob.bin
        index f0dbf0f1c5f50065c18e8b32481bab115d3b1053..09a64035daf3bb7c6e1dde29b3d262fcce1a5c70 100644
        GIT binary patch
        delta 269
        zcmV+o0rLKY5QGx20SJFZPDKCy{rvm-`S|zt_4M=d@$m2N?d<F7>FDR?<>cey;o#ri
        z-Q3&S+1S_C)zs6{(a_J%&CJWn$;ijX#l*wH!N9-1y}Y}+xwyBswY0Ocv9PbMt*oo6
        zsi>!>rKF>xp`f3hot&GRnV6TBm6Vf`k&us$jf{(miHL`Wg@k{Df`Nd4etmp<dU<$v
        zc6D@fa&d5PZf$I9YH4U^W@Th!VqsukUR_*UT3J|ER#j9}Qc+M(PEAZpN=ZmZMnyzJ
        zLP0=3K0Q1;IypEuHZ?ReGBGeOE-fr8Dk&%@CM6^zA|W6j9vvJT8W|WD78Mi|5)lv&
        T4h;+o3JC}Y1_cEK0|Eg6&ZmPu

        delta 11
        ScmZn>Y7yAL$ibYNmjVD22m>Af

        diff --git a/new.bin b/new.bin
        new file mode 100644
        index 0000000000000000000000000000000000000000..0e9f5bf5bc7746ee2a214273575cb88a0e3430b9
        GIT binary patch
        literal 8
        PcmZQzWGcxhN=*d-2803}

        literal 0
        HcmV?d00001

        """#
}
