/// Maven projects.
struct MavenEcosystem: ToolchainDetection.Ecosystem {
    let extensions: Set<String> = ["java", "kt", "scala", "groovy"]

    func isManifest(_ name: Substring) -> Bool { name == "pom.xml" }

    func detect(in folder: String, of project: ProjectContext) -> Toolchain? {
        let files = project.files
        let manifest = ProjectFiles.join(folder, "pom.xml")
        guard files.has(manifest) else { return nil }
        var toolchain = Toolchain(
            folder: folder, language: JavaLanguage.name(in: folder, files: files))
        toolchain.buildSystems = ["maven"]
        toolchain.buildTool = "maven"
        toolchain.useManager("maven", manifest)
        let prefix = folder.isEmpty ? "" : "\(folder)/"
        let poms = files.below(prefix).filter {
            ($0 == manifest || $0.hasSuffix("/pom.xml")) && !ProjectFiles.isForeignSource($0)
        }.sorted { (ProjectFiles.depth($0), $0) < (ProjectFiles.depth($1), $1) }
        for pom in poms.prefix(40) {
            guard let text = files.text(pom) else { continue }
            JavaTests.addFrameworks(in: text, file: pom, to: &toolchain)
            for name in [
                "maven.compiler.release", "maven.compiler.target", "java.version", "release",
            ] {
                guard let version = TextSearch.element(name, in: text), !version.contains("$")
                else {
                    continue
                }
                toolchain.want("java", version, pom)
            }
            if text.contains("spring-boot") { toolchain.addFramework("spring-boot", pom) }
        }
        JavaTests.addFrameworks(ofSourcesIn: folder, files: files, to: &toolchain)
        let wrapper = ProjectFiles.join(folder, "mvnw")
        let program = files.has(wrapper) ? "./mvnw" : "mvn"
        toolchain.installCommands = [
            "\(program) -B -ntp -DskipTests dependency:go-offline test-compile"
        ]
        guard JavaTests.hasTests(in: folder, files: files) || !toolchain.testFrameworks.isEmpty
        else {
            return toolchain
        }
        toolchain.useCommand("\(program) test", files.has(wrapper) ? wrapper : manifest)
        let run = "mvn -B -ntp -o -fae"
        toolchain.commands = TestCommands(
            all: "\(run) test",
            coverage: "\(run) org.jacoco:jacoco-maven-plugin:prepare-agent test "
                + "org.jacoco:jacoco-maven-plugin:report",
            coverageProbe: "mvn -B -q -o org.jacoco:jacoco-maven-plugin:help",
            file: "\(run) test -Dtest={file}", single: "\(run) test -Dtest={test}",
            reportPatterns: [
                "**/target/surefire-reports/TEST-*.xml", "**/target/site/jacoco/jacoco.xml",
            ])
        return toolchain
    }
}
