/// Where control groups of our own may be made, as `/proc` says it.
struct ControlGroupPlaces: Hashable {
    /// Our group in the unified hierarchy.
    let unified: String?
    /// Our group in the hierarchy of the memory controller.
    let memory: String?
    /// Our group in the hierarchy of the controller that counts processes.
    let processes: String?

    /// Reads `/proc/self/cgroup` and `/proc/self/mounts`.
    init(membership: String, mounts: String) {
        var groups: [String: String] = [:]
        for line in membership.split(separator: "\n") {
            let fields = line.split(
                separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            guard fields.count == 3 else { continue }
            for controller in fields[1].split(separator: ",", omittingEmptySubsequences: false) {
                groups[String(controller)] = fields[2] == "/" ? "" : String(fields[2])
            }
        }
        var points: [String: String] = [:]
        for line in mounts.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 3 else { continue }
            switch fields[2] {
            case "cgroup2": points[""] = points[""] ?? String(fields[1])
            case "cgroup":
                for option in fields[3].split(separator: ",") {
                    points[String(option)] = points[String(option)] ?? String(fields[1])
                }
            default: break
            }
        }
        func place(_ controller: String) -> String? {
            guard let point = points[controller], let group = groups[controller] else { return nil }
            return point + group
        }
        unified = place("")
        memory = place("memory")
        processes = place("pids")
    }
}
