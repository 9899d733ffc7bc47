public import TaskSynthCore

extension ArchiveCodecs {
    /// What the libraries of this machine unpack.
    public static var installed: ArchiveCodecs {
        ArchiveCodecs(deflate: try? DeflateLibrary(), zstandard: try? ZstandardLibrary())
    }
}
