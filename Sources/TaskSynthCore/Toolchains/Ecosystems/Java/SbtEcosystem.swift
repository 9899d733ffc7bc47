/// Scala projects that sbt builds.
struct SbtEcosystem: ToolchainDetection.Ecosystem {
    let extensions: Set<String> = ["scala", "java"]

    func isManifest(_ name: Substring) -> Bool { name == "build.sbt" }

    func detect(in folder: String, of project: ProjectContext) -> Toolchain? {
        let files = project.files
        let manifest = ProjectFiles.join(folder, "build.sbt")
        guard let text = files.text(manifest) ?? (files.has(manifest) ? "" : nil) else {
            return nil
        }
        var toolchain = Toolchain(folder: folder, language: "scala")
        toolchain.buildSystems = ["sbt"]
        toolchain.buildTool = "sbt"
        toolchain.useManager("sbt", manifest)
        let properties = ProjectFiles.join(folder, "project/build.properties")
        let version = files.text(properties)?.split(whereSeparator: \.isNewline)
            .first { $0.hasPrefix("sbt.version") }?.split(separator: "=").last
        toolchain.want("sbt", version.map { $0.filter { !$0.isWhitespace } }, properties)
        let dependencies =
            text + (files.text(ProjectFiles.join(folder, "project/Dependencies.scala")) ?? "")
        for name in ["scalatest", "munit", "specs2", "utest", "scalacheck", "zio-test"]
        where dependencies.contains(name) {
            toolchain.addTestFramework(name, manifest)
        }
        toolchain.installCommands = ["sbt -Dsbt.color=false update Test/compile"]
        toolchain.useCommand("sbt test", manifest)
        let run = "sbt -Dsbt.color=false -Dsbt.supershell=false -Dsbt.offline=true"
        toolchain.commands = TestCommands(
            all: "\(run) test",
            coverage: files.text(ProjectFiles.join(folder, "project/plugins.sbt"))?
                .contains("scoverage") == true ? "\(run) coverage test coverageReport" : nil,
            single: "\(run) 'testOnly {test}'",
            reportPatterns: ["**/target/test-reports/*.xml", "**/scoverage-report/scoverage.xml"])
        return toolchain
    }
}
