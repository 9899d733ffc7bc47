/// C, C++ and whatever else CMake, Meson, the autotools or plain makefiles build.
struct CEcosystem: ToolchainDetection.Ecosystem {
    let extensions: Set<String> = ["c", "h", "cc", "cpp", "cxx", "hh", "hpp", "f90", "m", "mm"]

    private static let frameworks: [(name: String, marks: [String])] = [
        ("clar", ["/clar.c", "/clar.h"]), ("googletest", ["gtest/gtest.h"]),
        ("catch2", ["/catch.hpp", "/catch_amalgamated.hpp"]), ("doctest", ["/doctest.h"]),
        ("unity", ["/unity.c", "/unity_internals.h"]), ("greatest", ["/greatest.h"]),
        ("munit", ["/munit.c"]),
    ]
    private static let texts: [(name: String, mark: String)] = [
        ("googletest", "gtest"), ("googletest", "lgtest"), ("googletest", "GTest"),
        ("googletest", "gtest_main"), ("catch2", "Catch2"),
        ("doctest", "doctest"), ("boost-test", "unit_test_framework"), ("cmocka", "cmocka"),
        ("criterion", "criterion"), ("check", "check.h"), ("qttest", "Qt5Test"),
    ]

    func isManifest(_ name: Substring) -> Bool {
        switch name {
        case "CMakeLists.txt", "meson.build", "configure.ac", "configure.in", "configure",
            "Makefile.am", "Makefile", "makefile", "GNUmakefile":
            true
        default: false
        }
    }

    func detect(in folder: String, of project: ProjectContext) -> Toolchain? {
        let files = project.files
        let builds = CBuilds(folder: folder, files: files)
        guard let system = builds.system else { return nil }
        let plain = files.count(["c"], in: folder)
        let plus = files.count(["cc", "cpp", "cxx", "hpp", "hh"], in: folder)
        let language = plain + plus > 0 ? (plus > plain ? "cpp" : "c") : "make"
        var toolchain = Toolchain(folder: folder, language: language)
        toolchain.buildSystems = [system.name]
        toolchain.buildTool = system.tool
        toolchain.useManager(system.manager, system.manifest)
        if let manager = files.first(["conanfile.txt", "conanfile.py", "vcpkg.json"], in: folder) {
            toolchain.note("dependencies", manager, manager)
        }
        builds.addVersions(to: &toolchain)
        addFrameworks(to: &toolchain, builds, system)
        builds.addCommands(to: &toolchain, system)
        return toolchain
    }

    private func addFrameworks(
        to toolchain: inout Toolchain, _ builds: CBuilds, _ system: CBuilds.System
    ) {
        let files = builds.files
        let prefix = builds.folder.isEmpty ? "" : "\(builds.folder)/"
        for (name, marks) in Self.frameworks {
            if let path = files.below(prefix).first(where: { path in
                marks.contains { "/\(path)".hasSuffix($0) }
            }) {
                toolchain.addTestFramework(name, path)
            }
        }
        let scripts = files.below(prefix).filter {
            $0.hasSuffix("CMakeLists.txt") || $0.hasSuffix("meson.build")
                || $0.hasSuffix("Makefile.am")
        }
        for script in scripts.prefix(60) where !ProjectFiles.isForeignSource(script) {
            guard let text = files.text(script) else { continue }
            for (name, mark) in Self.texts where TextSearch.hasWord(mark, in: text) {
                toolchain.addTestFramework(name, script)
            }
        }
        guard toolchain.testFrameworks.isEmpty else { return }
        switch system.name {
        case "cmake" where builds.hasTests: toolchain.addTestFramework("ctest", system.manifest)
        case "meson" where builds.hasTests: toolchain.addTestFramework("meson", system.manifest)
        case "autotools" where builds.hasTests:
            toolchain.addTestFramework("automake", builds.makefileWithTests ?? system.manifest)
        case "make" where builds.hasTests: toolchain.addTestFramework("make", system.manifest)
        default: break
        }
    }
}
