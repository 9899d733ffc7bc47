import TaskSynthCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A cache with one file an answer, which only its owner may read.
///
/// A file is written beside its place and renamed, so that a reader never sees half of one. Its
/// first line is JSON with the key, the status and the fields that matter; the body follows.
public struct DiskCache: ResponseCache {
    private static let fields = ["etag", "last-modified", "link", "content-type", "x-next-page"]

    private let folder: String

    /// Opens a folder, which is made when there is something to store.
    public init(folder: String) { self.folder = folder }

    /// The stored answer of a request.
    public func response(for key: String) -> HTTPResponse? {
        guard let bytes = LocalFile.read(path(of: key)),
            let end = bytes.firstIndex(of: .lineFeed),
            let head = try? JSONValue(parsing: Array(bytes[..<end])), head["key"]?.string == key,
            let status = head["status"]?.integer, let fields = head["headers"]?.object,
            head["bytes"]?.integer == bytes.count - end - 1
        else { return nil }
        let headers = fields.members.compactMap { member in
            member.value.string.map { (member.key, $0) }
        }
        return HTTPResponse(
            status: status, headers: HTTPHeaders(headers), body: Array(bytes[(end + 1)...]))
    }

    /// Stores an answer; a cache that cannot just does not.
    public func store(_ response: HTTPResponse, for key: String) {
        var headers = JSONObject()
        for name in Self.fields { headers[name] = response.headers[name].map(JSONValue.string) }
        let head: JSONValue = [
            "key": .string(key), "status": JSONValue(response.status), "headers": .object(headers),
            "bytes": JSONValue(response.body.count),
        ]
        LocalFile.makeFolder(folder)
        LocalFile.write(Array(head.line.utf8) + [.lineFeed] + response.body, to: path(of: key))
    }

    /// Forgets an answer that turned out to be of no use.
    public func remove(_ key: String) { unsafe unlink(path(of: key)) }

    /// Forgets the answers that were stored first, until the others are not larger than allowed.
    public func prune(toBytes limit: Int) {
        var files: [(path: String, time: timespec, bytes: Int)] = []
        for name in LocalFile.names(in: folder) {
            var status = stat()
            let path = "\(folder)/\(name)"
            guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
                continue
            }
            files.append((path, status.st_mtim, Int(status.st_size)))
        }
        files.sort { left, right in
            (left.time.tv_sec, left.time.tv_nsec, left.path)
                < (right.time.tv_sec, right.time.tv_nsec, right.path)
        }
        var bytes = files.reduce(0) { $0 + $1.bytes }
        for file in files where bytes > limit {
            unsafe unlink(file.path)
            bytes -= file.bytes
        }
    }

    private func path(of key: String) -> String {
        let name = [0xcbf2_9ce4_8422_2325, 0x9ae1_6a3b_2f90_404f].map { (seed: UInt64) in
            let hash = key.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
            let digits = String(hash, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }
        return "\(folder)/\(name.joined())"
    }
}
