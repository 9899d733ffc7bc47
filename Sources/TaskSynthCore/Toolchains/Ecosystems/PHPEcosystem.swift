/// PHP with Composer.
struct PHPEcosystem: ToolchainDetection.Ecosystem {
    let extensions: Set<String> = ["php"]

    func isManifest(_ name: Substring) -> Bool { name == "composer.json" }

    func detect(in folder: String, of project: ProjectContext) -> Toolchain? {
        let files = project.files
        let manifest = ProjectFiles.join(folder, "composer.json")
        guard files.has(manifest) else { return nil }
        let composer = files.json(manifest) ?? .object(JSONObject())
        var toolchain = Toolchain(folder: folder, language: "php")
        toolchain.buildSystems = ["composer"]
        toolchain.useManager("composer", manifest)
        toolchain.want("php", composer["require"]?["php"]?.string, manifest)
        let lock = ProjectFiles.join(folder, "composer.lock")
        if files.has(lock) { toolchain.lockfiles = [lock] }
        let needed = ["require", "require-dev"].flatMap { composer[$0]?.object?.keys ?? [] }
        for (package, name) in [
            ("laravel/framework", "laravel"), ("symfony/framework-bundle", "symfony"),
        ]
        where needed.contains(package) {
            toolchain.addFramework(name, manifest)
        }
        toolchain.installCommands = ["composer install --no-interaction --no-progress"]
        toolchain.dependencyFolders = ["vendor"]
        let configuration = files.first(
            ["phpunit.xml", "phpunit.xml.dist", "phpunit.dist.xml"], in: folder)
        if needed.contains("pestphp/pest") {
            toolchain.addTestFramework("pest", manifest)
            toolchain.useCommand("vendor/bin/pest", manifest)
        } else if needed.contains("phpunit/phpunit") || configuration != nil {
            toolchain.addTestFramework("phpunit", configuration ?? manifest)
            toolchain.useCommand("vendor/bin/phpunit", configuration ?? manifest)
        } else {
            return toolchain
        }
        let program = toolchain.testCommand ?? "vendor/bin/phpunit"
        let run = "\(program) --colors=never --log-junit \"$TEST_REPORTS\"/junit.xml"
        toolchain.commands = TestCommands(
            all: run, coverage: "\(run) --coverage-clover \"$TEST_REPORTS\"/clover.xml",
            coverageProbe: "php -m | grep -qiE '^(xdebug|pcov)$'",
            file: "\(run) {file}", single: "\(run) --filter {test}")
        return toolchain
    }
}
