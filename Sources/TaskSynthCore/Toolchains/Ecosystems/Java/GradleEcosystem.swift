/// Gradle projects.
struct GradleEcosystem: ToolchainDetection.Ecosystem {
    let extensions: Set<String> = ["java", "kt", "kts", "scala", "groovy"]

    func isManifest(_ name: Substring) -> Bool {
        switch name {
        case "settings.gradle", "settings.gradle.kts", "build.gradle", "build.gradle.kts": true
        default: false
        }
    }

    func detect(in folder: String, of project: ProjectContext) -> Toolchain? {
        let files = project.files
        let manifest = files.first(
            ["build.gradle.kts", "build.gradle", "settings.gradle.kts", "settings.gradle"],
            in: folder)
        guard let manifest else { return nil }
        var toolchain = Toolchain(
            folder: folder, language: JavaLanguage.name(in: folder, files: files))
        toolchain.buildSystems = [manifest.hasSuffix(".kts") ? "gradle-kts" : "gradle"]
        toolchain.buildTool = "gradle"
        toolchain.useManager("gradle", manifest)
        let properties = ProjectFiles.join(folder, "gradle/wrapper/gradle-wrapper.properties")
        toolchain.want("gradle", files.text(properties).flatMap(wrapperVersion), properties)
        let scripts = scripts(in: folder, files)
        let texts = scripts.compactMap { path in files.text(path).map { (path, $0) } }
        for (path, text) in texts {
            JavaTests.addFrameworks(in: text, file: path, to: &toolchain)
            if let range = text.firstRange(of: "JavaLanguageVersion.of(") {
                toolchain.want(
                    "java", String(text[range.upperBound...].prefix { $0.isNumber }), path)
            }
            if text.contains("org.springframework.boot") {
                toolchain.addFramework("spring-boot", path)
            }
        }
        JavaTests.addFrameworks(ofSourcesIn: folder, files: files, to: &toolchain)
        // Only what an Android or library build names in passing is in version catalogs.
        let wrapper = ProjectFiles.join(folder, "gradlew")
        let program = files.has(wrapper) ? "./gradlew" : "gradle"
        let tasks = testTasks(folder, files)
        toolchain.installCommands = ["\(program) --console=plain testClasses"]
        guard !tasks.isEmpty else { return toolchain }
        toolchain.useCommand(
            "\(program) \(tasks.joined(separator: " "))", files.has(wrapper) ? wrapper : manifest)
        let run = "\(program) --offline --console=plain --continue"
        let line = "\(run) \(tasks.joined(separator: " ")) --rerun-tasks"
        toolchain.commands = TestCommands(
            all: line,
            coverage: self.scripts(in: folder, files).contains {
                files.text($0)?.contains("jacoco") == true
            }
                ? "\(line) jacocoTestReport" : nil,
            file: "\(run) \(tasks[0]) --tests {file}", single: "\(run) \(tasks[0]) --tests {test}",
            reportPatterns: [
                "**/build/test-results/**/*.xml", "**/build/reports/jacoco/**/*.xml",
            ])
        return toolchain
    }

    private func scripts(in folder: String, _ files: ProjectFiles) -> [String] {
        let prefix = folder.isEmpty ? "" : "\(folder)/"
        let all = files.below(prefix).filter { path in
            path.hasSuffix(".gradle") || path.hasSuffix(".gradle.kts")
                || path.hasSuffix("libs.versions.toml")
        }
        return Array(
            all.sorted { (ProjectFiles.depth($0), $0) < (ProjectFiles.depth($1), $1) }.prefix(120))
    }

    private func wrapperVersion(_ text: String) -> String? {
        guard let range = text.firstRange(of: "/gradle-") else { return nil }
        let version = text[range.upperBound...].prefix { $0.isNumber || $0 == "." }
        return version.isEmpty ? nil : String(version)
    }

    /// The tasks that run the tests; projects for several platforms have them under other names.
    private func testTasks(_ folder: String, _ files: ProjectFiles) -> [String] {
        let prefix = folder.isEmpty ? "" : "\(folder)/"
        let paths = files.below(prefix).filter {
            $0.hasSuffix(".kt") || $0.hasSuffix(".java") || $0.hasSuffix(".groovy")
        }
        let shared = paths.count { path in
            // Folders of a source set, not packages with such names.
            let sets = ["/jvmTest/", "/commonTest/", "/jvm/test/", "/common/test/"]
            guard let place = sets.lazy.compactMap({ path.firstRange(of: $0) }).first else {
                return false
            }
            return !["/src/test/", "/src/main/"].contains(
                where: path[..<place.upperBound].contains)
        }
        let plain = paths.count { "/\($0)".contains("/src/test/") }
        guard shared > 0 else { return plain > 0 ? ["test"] : [] }
        // Plain modules beside shared ones: `allTests` is the shared ones' task for every platform.
        return plain * 10 > shared ? ["test", "allTests"] : ["jvmTest"]
    }
}
