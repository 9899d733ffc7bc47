/// What a bubblewrap sandbox shows of the machine.
///
/// Everything below the root is read-only, but for the folders that are bound. Home folders, `/run`
/// (sockets of other programs) and `/tmp` are empty and private; of the user's home only folders of
/// toolchains are shown. Files that only root may read stay hidden when root runs it.
struct BubblewrapView {
    /// The user inside.
    static let user = 1000

    private static let replacedFolders: Set<String> = [
        "dev", "home", "lost+found", "media", "mnt", "proc", "reports", "root", "run", "sys",
        "testbed", "tmp",
    ]
    private static let secrets = [
        "/etc/shadow", "/etc/shadow-", "/etc/gshadow", "/etc/gshadow-", "/etc/sudoers",
        "/etc/krb5.keytab",
    ]
    private static let secretFolders = ["/etc/ssh", "/etc/ssl/private", "/etc/sudoers.d"]
    /// Where engines keep containers; their mounts come and go while a sandbox is made.
    private static let containerStores: Set<String> = [
        "/var/lib/containerd", "/var/lib/containers", "/var/lib/docker", "/var/lib/kubelet",
        "/var/lib/lxc", "/var/lib/machines",
    ]

    let host: HostEnvironment
    /// Whether the sandbox shares the network of the machine.
    var hasNetwork = false
    /// Files of the machine, and the files in whose place they are shown.
    var replaced: [(file: String, path: String)] = []
    /// Folders of the machine that may be written to, and where they are shown.
    var bindings: [(folder: String, path: String)] = []

    init(host: HostEnvironment) { self.host = host }

    /// The options for bubblewrap.
    var arguments: [String] {
        var arguments = ["--unshare-all", "--die-with-parent", "--new-session"]
        if hasNetwork { arguments.append("--share-net") }
        arguments += ["--uid", "\(Self.user)", "--gid", "\(Self.user)", "--hostname", "sandbox"]
        for name in FileSystem.names(in: "/") where !Self.replacedFolders.contains(name) {
            guard FileSystem.isFolder("/\(name)") else { continue }
            arguments += Self.binding("/\(name)", without: Self.containerStores)
        }
        arguments += ["--ro-bind-try", "/sys", "/sys", "--proc", "/proc", "--dev", "/dev"]
        arguments += ["--tmpfs", "/tmp", "--tmpfs", "/run", "--dir", "/home"]
        if FileSystem.isFolder("/var/tmp") { arguments += ["--tmpfs", "/var/tmp"] }
        for path in Self.secretFolders where FileSystem.isFolder(path) {
            arguments += ["--tmpfs", path]
        }
        for path in Self.secrets where FileSystem.isFile(path) {
            arguments += ["--ro-bind", "/dev/null", path]
        }
        if hasNetwork { arguments += nameService }
        arguments += ["--tmpfs", host.home]
        for folder in toolchainFolders { arguments += ["--ro-bind-try", folder, folder] }
        for (file, path) in replaced { arguments += ["--ro-bind", file, path] }
        for (folder, path) in bindings { arguments += ["--bind", folder, path] }
        return arguments + ["--remount-ro", "/", "--chdir", Sandbox.projectFolder]
    }

    /// The options that show a folder or a file, without some folders below it.
    private static func binding(_ path: String, without hidden: Set<String>) -> [String] {
        if let target = FileSystem.linkTarget(path) { return ["--symlink", target, path] }
        let hidden = hidden.filter {
            $0 == path || $0.hasPrefix("\(path)/") && FileSystem.exists($0)
        }
        if hidden.isEmpty { return ["--ro-bind", path, path] }
        if hidden.contains(path) { return [] }
        return FileSystem.names(in: path).flatMap { binding("\(path)/\($0)", without: hidden) }
    }

    /// What `/etc/resolv.conf` points to, which may be below `/run`.
    private var nameService: [String] {
        guard let file = FileSystem.resolved("/etc/resolv.conf"), file.hasPrefix("/run/") else {
            return []
        }
        return ["--ro-bind", file, file]
    }

    /// Folders of toolchains that are where the sandbox has private folders.
    private var toolchainFolders: [String] {
        var folders = HostEnvironment.toolchainFolders.map { "\(host.home)/\($0)" }
        folders += host.toolchainVariables.values.filter { $0.hasPrefix("/") }
        folders += host.pathFolders.map { folder in
            // `bin` alone is of no use without the `lib` beside it.
            let parent = folder.hasSuffix("/bin") ? String(folder.dropLast(4)) : folder
            return parent == host.home || parent == "\(host.home)/.cargo" ? folder : parent
        }
        let hidden = Self.replacedFolders.map { "/\($0)/" } + ["\(host.home)/"]
        var seen: Set<String> = []
        return folders.filter { folder in
            guard folder != host.home, hidden.contains(where: folder.hasPrefix),
                !folder.hasPrefix("\(host.home)/.cargo") || folder.hasPrefix("\(host.home)/.cargo/")
            else { return false }
            return seen.insert(folder).inserted && FileSystem.exists(folder)
        }.sorted()
    }
}
