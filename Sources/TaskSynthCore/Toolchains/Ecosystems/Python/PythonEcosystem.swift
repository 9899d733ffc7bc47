/// Python: pip, uv, poetry, pdm, pipenv, hatch and conda; pytest, unittest and Django.
struct PythonEcosystem: ToolchainDetection.Ecosystem {
    let extensions: Set<String> = ["py", "pyi", "pyx"]

    func isManifest(_ name: Substring) -> Bool {
        switch name {
        case "pyproject.toml", "setup.py", "setup.cfg", "Pipfile", "tox.ini", "pytest.ini",
            "manage.py", "noxfile.py", "conftest.py":
            true
        default: PythonRequirements.isFile(name)
        }
    }

    func detect(in folder: String, of project: ProjectContext) -> Toolchain? {
        let files = project.files
        guard files.count(extensions, in: folder) > 0 else { return nil }
        let manifests = PythonManifests(folder: folder, files: files)
        var toolchain = Toolchain(folder: folder, language: "python")
        toolchain.buildSystems = [manifests.buildSystem].compactMap(\.self)
        toolchain.buildTool = manifests.pyproject["build-system"]?["build-backend"]?.string
            .map { String($0.prefix { $0 != "." }) }
        manifests.addManager(to: &toolchain)
        manifests.addVersions(to: &toolchain)
        manifests.addInstallation(to: &toolchain)
        for name in ["django", "flask", "fastapi", "tornado", "aiohttp", "starlette"]
        where manifests.requires(name) {
            toolchain.addFramework(name, manifests.mainFile)
        }
        let tests = PythonTests(manifests: manifests, project: project)
        tests.describe(&toolchain)
        return toolchain
    }
}
