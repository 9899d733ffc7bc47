import Glibc

/// What a sandbox takes from the environment of the user: where toolchains are, and no secret.
public struct HostEnvironment: Hashable, Sendable {
    /// Where programs are looked for.
    public let path: String
    /// The user's home folder.
    public let home: String
    /// Variables that say where a toolchain is.
    public let toolchainVariables: [String: String]
    /// Variables that say where a container engine is.
    let engineVariables: [String: String]

    private static let engineNames = [
        "CONTAINERS_CONF", "CONTAINERS_STORAGE_CONF", "CONTAINER_HOST", "DBUS_SESSION_BUS_ADDRESS",
        "DOCKER_CONTEXT", "DOCKER_HOST", "XDG_DATA_HOME", "XDG_RUNTIME_DIR",
    ]
    private static let toolchainNames = [
        "CARGO_HOME", "DOTNET_ROOT", "GEM_HOME", "GEM_PATH", "GOMODCACHE", "GOPATH", "GOROOT",
        "GRADLE_HOME", "JAVA_HOME", "M2_HOME", "MAVEN_HOME", "NODE_PATH", "NVM_DIR", "PERL5LIB",
        "PYENV_ROOT", "PYENV_VERSION", "RBENV_ROOT", "RBENV_VERSION", "RUSTUP_HOME",
        "RUSTUP_TOOLCHAIN", "SDKMAN_DIR", "SWIFTLY_HOME_DIR", "VIRTUAL_ENV",
    ]

    /// Takes what is needed from a whole environment.
    ///
    /// - Parameter environment: The variables of the user's process.
    public init(_ environment: [String: String]) {
        path = environment["PATH"] ?? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? "/nonexistent"
        toolchainVariables = environment.filter { Self.toolchainNames.contains($0.key) }
        engineVariables = environment.filter { Self.engineNames.contains($0.key) }
    }

    /// The folders of the search path, absolute ones only.
    var pathFolders: [String] {
        path.split(separator: ":").map(String.init).filter { $0.hasPrefix("/") }
    }

    /// Folders below the home folder that hold toolchains or what they have downloaded.
    ///
    /// Of folders that may hold credentials (`.cargo`, `.m2`) only the harmless parts are named.
    static let toolchainFolders = [
        ".asdf", ".bun", ".cargo/bin", ".cargo/env", ".cargo/git", ".cargo/registry", ".deno/bin",
        ".dotnet", ".elan", ".fnm", ".gem", ".ghcup/bin", ".goenv", ".hex", ".jenv", ".juliaup",
        ".m2/repository", ".mix", ".nodenv", ".npm/_cacache", ".nuget/packages", ".nvm", ".opam",
        ".phpenv", ".pyenv", ".rbenv", ".rustup", ".rvm", ".sdkman", ".swiftly", ".volta",
        ".local/bin", ".local/lib", ".local/pipx", ".local/share/fnm", ".local/share/mise",
        ".local/share/swiftly", ".local/share/uv", "go/bin", "go/pkg/mod",
    ]
}
