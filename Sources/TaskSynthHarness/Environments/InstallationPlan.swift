import TaskSynthCore

/// What an image installs before and after the sources are there.
struct InstallationPlan {
    /// What installs package managers that the image lacks.
    private(set) var tools: [String] = []
    /// The manifests by folder that the first commands need.
    private(set) var manifests: [(folder: String, files: [String])] = []
    /// What runs with the manifests alone.
    private(set) var before: [String] = []
    /// What needs the sources.
    private(set) var after: [String] = []

    init(_ toolchain: Toolchain?) {
        guard let toolchain else { return }
        addTools(toolchain)
        let folder = toolchain.folder
        let enter = folder.isEmpty ? "" : "cd \(ShellWord.quoted(folder)) && "
        let early = Self.earlyManifests(toolchain)
        for command in toolchain.installCommands {
            if !early.isEmpty, let line = Self.early(command, toolchain) {
                before.append(enter + line)
                if line != command { after.append(enter + command) }
            } else {
                after.append(enter + command)
            }
        }
        guard !before.isEmpty else { return }
        for path in early {
            let name = path.split(separator: "/").dropLast().joined(separator: "/")
            if let index = manifests.firstIndex(where: { $0.folder == name }) {
                manifests[index].files.append(path)
            } else {
                manifests.append((name, [path]))
            }
        }
    }

    private mutating func addTools(_ toolchain: Toolchain) {
        switch toolchain.packageManager {
        case "uv": tools = ["python -m pip install --no-cache-dir uv==0.5.11"]
        case "poetry": tools = ["python -m pip install --no-cache-dir poetry==1.8.5"]
        case "pdm": tools = ["python -m pip install --no-cache-dir pdm==2.22.1"]
        case "pipenv": tools = ["python -m pip install --no-cache-dir pipenv==2024.4.0"]
        case "hatch": tools = ["python -m pip install --no-cache-dir hatch==1.14.0"]
        case "pnpm", "yarn":
            let name = toolchain.packageManager ?? ""
            let version = toolchain.version(of: name)?.wanted
            tools = ["npm install --global corepack@0.31.0 && corepack enable"]
            if let version, version.first?.isNumber == true {
                tools.append(
                    "corepack prepare \(ShellWord.quoted("\(name)@\(version)")) --activate")
            }
        case "bun": tools = ["npm install --global bun@1.1.42"]
        case "composer":
            tools = [
                "php -r \"copy('https://getcomposer.org/download/2.8.4/composer.phar', '/usr/local/bin/composer');\""
                    + " && chmod 755 /usr/local/bin/composer"
            ]
        default: break
        }
        if toolchain.testFrameworks.contains("pytest"), toolchain.packageManager == "pip" {
            tools.append("python -m pip install --no-cache-dir pytest==8.3.4 coverage==7.6.9")
        }
    }

    /// The files that suffice to fetch dependencies; none where the sources are needed too.
    private static func earlyManifests(_ toolchain: Toolchain) -> [String] {
        let locks = toolchain.lockfiles.filter { path in
            path.split(separator: "/").dropLast().joined(separator: "/") == toolchain.folder
        }
        func own(_ name: String) -> String {
            toolchain.folder.isEmpty ? name : "\(toolchain.folder)/\(name)"
        }
        switch toolchain.packageManager {
        case "npm" where locks.contains { $0.hasSuffix("package-lock.json") }:
            return [own("package.json"), own("package-lock.json")]
        case "go" where locks.contains { $0.hasSuffix("go.sum") }:
            return [own("go.mod"), own("go.sum")]
        case "uv" where locks.contains { $0.hasSuffix("uv.lock") }:
            return [own("pyproject.toml"), own("uv.lock")]
        case "poetry" where locks.contains { $0.hasSuffix("poetry.lock") }:
            return [own("pyproject.toml"), own("poetry.lock")]
        case "pip":
            return toolchain.installCommands.compactMap { command in
                guard let range = command.firstRange(of: "-r ") else { return nil }
                let name = String(command[range.upperBound...])
                return name.contains("'") || name.contains("..") ? nil : own(name)
            }
        default: return []
        }
    }

    /// The form of a command that needs no sources; `nil` where it always does.
    private static func early(_ command: String, _ toolchain: Toolchain) -> String? {
        switch toolchain.packageManager {
        // Scripts of the project itself wait for its sources.
        case "npm": return command == "npm ci" ? "npm ci --ignore-scripts" : nil
        case "go": return command
        case "uv": return "\(command) --no-install-project"
        case "poetry": return "\(command) --no-root"
        case "pip": return command.contains(" -r ") && !command.contains("'") ? command : nil
        default: return nil
        }
    }
}
