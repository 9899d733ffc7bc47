/// JavaScript and TypeScript: npm, pnpm, yarn and bun; the runners that `package.json` names.
struct NodeEcosystem: ToolchainDetection.Ecosystem {
    let extensions: Set<String> = [
        "js", "jsx", "mjs", "cjs", "ts", "tsx", "mts", "cts", "vue", "svelte",
    ]

    private static let frameworks = [
        "react", "vue", "svelte", "@angular/core", "next", "nuxt", "express", "fastify", "koa",
        "@nestjs/core", "astro", "solid-js", "electron",
    ]

    func isManifest(_ name: Substring) -> Bool { name == "package.json" }

    func detect(in folder: String, of project: ProjectContext) -> Toolchain? {
        let files = project.files
        let manifest = ProjectFiles.join(folder, "package.json")
        guard files.count(extensions, in: folder) > 0 else { return nil }
        let package = files.json(manifest) ?? .object(JSONObject())
        guard files.has(manifest) || folder.isEmpty else { return nil }
        let typed = files.productCount(["ts", "tsx", "mts", "cts"], in: folder)
        let untyped = files.productCount(["js", "jsx", "mjs", "cjs"], in: folder)
        var toolchain = Toolchain(
            folder: folder, language: typed > untyped ? "typescript" : "javascript")
        addManager(to: &toolchain, package, folder, files)
        for (tool, wanted) in package["engines"]?.object?.members.map({ ($0.key, $0.value.string) })
            ?? []
        {
            toolchain.want(tool, wanted, manifest)
        }
        toolchain.want("node", package["volta"]?["node"]?.string, manifest)
        for name in [".nvmrc", ".node-version"] {
            let path = ProjectFiles.join(folder, name)
            toolchain.want(
                "node", files.text(path)?.filter { !$0.isWhitespace && $0 != "v" }, path)
        }
        let tables = [
            "dependencies", "devDependencies", "peerDependencies", "optionalDependencies",
        ]
        let packages = Set(tables.flatMap { package[$0]?.object?.keys ?? [] })
        for name in Self.frameworks where packages.contains(name) {
            toolchain.addFramework(
                name.split(separator: "/").first.map { $0.filter { $0 != "@" } } ?? name, manifest)
        }
        toolchain.buildTool = [
            "vite", "webpack", "rollup", "esbuild", "tsup", "parcel", "typescript",
        ]
        .first { packages.contains($0) }
        NodeTests(
            folder: folder, files: files, package: package, packages: packages,
            manager: toolchain.packageManager ?? "npm"
        ).describe(&toolchain)
        return toolchain
    }

    private func addManager(
        to toolchain: inout Toolchain, _ package: JSONValue, _ folder: String, _ files: ProjectFiles
    ) {
        let manifest = ProjectFiles.join(folder, "package.json")
        let locks = [
            ("bun.lock", "bun"), ("bun.lockb", "bun"), ("pnpm-lock.yaml", "pnpm"),
            ("yarn.lock", "yarn"), ("package-lock.json", "npm"), ("npm-shrinkwrap.json", "npm"),
        ]
        if let wanted = package["packageManager"]?.string {
            let parts = wanted.split(separator: "@")
            toolchain.useManager(String(parts.first ?? "npm"), manifest)
            toolchain.want(
                String(parts.first ?? "npm"),
                parts.dropFirst().first.map { String($0.prefix { $0 != "+" }) }, manifest)
        }
        for (lock, manager) in locks {
            let path = ProjectFiles.join(folder, lock)
            guard files.has(path) else { continue }
            toolchain.lockfiles.append(path)
            if toolchain.packageManager == nil { toolchain.useManager(manager, path) }
        }
        if toolchain.packageManager == nil { toolchain.useManager("npm", manifest) }
        let isBerry =
            files.has(ProjectFiles.join(folder, ".yarnrc.yml"))
            || toolchain.version(of: "yarn").map { !$0.wanted.hasPrefix("1.") } ?? false
        toolchain.dependencyFolders = ["node_modules"]
        let hasLock = !toolchain.lockfiles.isEmpty
        switch toolchain.packageManager {
        case "pnpm":
            toolchain.buildSystems = ["pnpm"]
            toolchain.installCommands = ["pnpm install\(hasLock ? " --frozen-lockfile" : "")"]
        case "yarn":
            toolchain.buildSystems = [isBerry ? "yarn-berry" : "yarn"]
            let option = isBerry ? "--immutable" : "--frozen-lockfile"
            toolchain.installCommands = ["yarn install\(hasLock ? " \(option)" : "")"]
        case "bun":
            toolchain.buildSystems = ["bun"]
            toolchain.installCommands = ["bun install\(hasLock ? " --frozen-lockfile" : "")"]
        default:
            toolchain.buildSystems = ["npm"]
            toolchain.installCommands = [hasLock ? "npm ci" : "npm install --no-package-lock"]
        }
    }
}
