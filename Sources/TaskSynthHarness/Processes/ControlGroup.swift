import Glibc
import Synchronization

/// Control groups for one command, where this user may make them.
struct ControlGroup: Sendable {
    private static let count = Atomic<Int>(0)

    /// 1 for a folder in each controller's hierarchy, 2 for the unified one.
    let version: Int
    /// The folder that limits memory.
    let memory: String?
    /// The folder that limits the number of processes.
    let processes: String?

    /// Makes groups with limits, as far as the machine lets us; `nil` where it does not at all.
    static func make(memoryBytes: Int?, processCount: Int?) -> ControlGroup? {
        guard memoryBytes != nil || processCount != nil,
            let membership = FileSystem.text("/proc/self/cgroup"),
            let mounts = FileSystem.text("/proc/self/mounts")
        else { return nil }
        let number = count.add(1, ordering: .relaxed).newValue
        let name = "tasksynth-\(getpid())-\(number)"
        let places = ControlGroupPlaces(membership: membership, mounts: mounts)
        if let parent = places.unified,
            let group = unified(
                "\(parent)/\(name)", memoryBytes: memoryBytes, processCount: processCount)
        {
            return group
        }
        let memory = memoryBytes.flatMap { bytes in
            folder(in: places.memory, name: name) {
                write(String(bytes), to: "\($0)/memory.limit_in_bytes")
            }
        }
        let processes = processCount.flatMap { limit in
            folder(in: places.processes, name: name) {
                write(String(limit), to: "\($0)/pids.max")
            }
        }
        guard memory != nil || processes != nil else { return nil }
        return ControlGroup(version: 1, memory: memory, processes: processes)
    }

    /// Removes the groups; their processes are gone by then.
    func remove() {
        for path in Set([memory, processes].compactMap(\.self)) {
            for _ in 0..<100 {
                guard unsafe rmdir(path) != 0, errno == EBUSY else { break }
                usleep(2000)
            }
        }
    }

    private static func unified(
        _ path: String, memoryBytes: Int?, processCount: Int?
    ) -> ControlGroup? {
        guard unsafe mkdir(path, 0o755) == 0 else { return nil }
        let memory =
            memoryBytes.map { write(String($0), to: "\(path)/memory.max") } ?? false
        let processes =
            processCount.map { write(String($0), to: "\(path)/pids.max") } ?? false
        guard memory || processes else {
            unsafe rmdir(path)
            return nil
        }
        if memory { _ = write("1", to: "\(path)/memory.oom.group") }
        if memory { _ = write("0", to: "\(path)/memory.swap.max") }
        return ControlGroup(
            version: 2, memory: memory ? path : nil, processes: processes ? path : nil)
    }

    private static func folder(
        in parent: String?, name: String, limit: (String) -> Bool
    ) -> String? {
        guard let parent else { return nil }
        let path = "\(parent)/\(name)"
        guard unsafe mkdir(path, 0o755) == 0 else { return nil }
        guard limit(path) else {
            unsafe rmdir(path)
            return nil
        }
        return path
    }

    private static func write(_ text: String, to path: String) -> Bool {
        let file = unsafe open(path, O_WRONLY | O_CLOEXEC)
        guard file >= 0 else { return false }
        defer { close(file) }
        let bytes = Array(text.utf8)
        return unsafe bytes.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
            == bytes.count
    }
}
