// swift-tools-version: 6.3
import PackageDescription

let package = Package(
    name: "tasksynth",
    products: [
        .library(name: "TaskSynthCore", targets: ["TaskSynthCore"]),
        .library(name: "TaskSynthCompression", targets: ["TaskSynthCompression"]),
        .library(name: "TaskSynthFiles", targets: ["TaskSynthFiles"]),
        .library(name: "TaskSynthGit", targets: ["TaskSynthGit"]),
        .library(name: "TaskSynthHarness", targets: ["TaskSynthHarness"]),
        .library(name: "TaskSynthReports", targets: ["TaskSynthReports"]),
        .library(name: "TaskSynthStore", targets: ["TaskSynthStore"]),
        .library(name: "TaskSynthSyntax", targets: ["TaskSynthSyntax"]),
        .library(name: "TaskSynthProviders", targets: ["TaskSynthProviders"]),
        .library(name: "TaskSynthURLSession", targets: ["TaskSynthURLSession"]),
        .executable(name: "tasksynth", targets: ["tasksynth"]),
        // For the package in `Fuzzing/` alone.
        .library(name: "PatchLaws", targets: ["PatchLaws"]),
    ],
    targets: [
        // Plain values: no system library, no Foundation.
        .target(name: "TaskSynthCore"),

        // One module for each outside world; each knows the core and its own library.
        .target(
            name: "TaskSynthCompression",
            dependencies: ["CZlibLayout", "DynamicLibrary", "TaskSynthCore"]),
        .target(name: "TaskSynthFiles", dependencies: ["TaskSynthCore"]),
        .target(name: "TaskSynthGit", dependencies: ["CLibGit2", "TaskSynthCore"]),
        .target(name: "TaskSynthStore", dependencies: ["DynamicLibrary", "TaskSynthCore"]),
        .target(name: "TaskSynthHarness", dependencies: ["CProcess", "TaskSynthCore"]),
        .target(name: "CProcess"),
        .target(name: "TaskSynthReports", dependencies: ["CLibXML2", "TaskSynthCore"]),
        .target(
            name: "TaskSynthSyntax",
            dependencies: ["CTreeSitterLayout", "DynamicLibrary", "TaskSynthCore"]),
        .target(name: "TaskSynthProviders", dependencies: ["TaskSynthCore"]),
        .target(name: "TaskSynthURLSession", dependencies: ["TaskSynthProviders"]),

        // Shared libraries that are opened at run time; a build needs none of them.
        .target(name: "DynamicLibrary"),
        .systemLibrary(name: "CTreeSitterLayout"),
        .systemLibrary(name: "CZlibLayout"),

        // Libraries that a build needs.
        .systemLibrary(
            name: "CLibGit2", pkgConfig: "libgit2", providers: [.apt(["libgit2-dev"])]),
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),

        // The executable sees several modules at once.
        .executableTarget(
            name: "tasksynth",
            dependencies: [
                "TaskSynthCompression",
                "TaskSynthCore",
                "TaskSynthFiles",
                "TaskSynthGit",
                "TaskSynthHarness",
                "TaskSynthProviders",
                "TaskSynthReports",
                "TaskSynthStore",
                "TaskSynthSyntax",
                "TaskSynthURLSession",
            ]),

        .executableTarget(
            name: "core-probe", dependencies: ["TaskSynthCore"], path: "Examples/core-probe"),

        // Tests.
        .target(name: "PatchLaws", dependencies: ["TaskSynthCore"], path: "Tests/PatchLaws"),
        .target(
            name: "TaskSynthTestSupport", dependencies: ["TaskSynthCore"],
            path: "Tests/TaskSynthTestSupport"),
        .testTarget(
            name: "TaskSynthCoreTests",
            dependencies: [
                "PatchLaws", "TaskSynthCompression", "TaskSynthCore", "TaskSynthTestSupport",
            ]),
        .testTarget(
            name: "TaskSynthCompressionTests",
            dependencies: ["TaskSynthCompression", "TaskSynthCore", "TaskSynthTestSupport"]),
        .testTarget(
            name: "ExecutableTests",
            dependencies: ["TaskSynthCore", "TaskSynthFiles", "TaskSynthTestSupport", "tasksynth"]),
        .testTarget(
            name: "TaskSynthStoreTests",
            dependencies: ["TaskSynthCore", "TaskSynthStore", "TaskSynthTestSupport"]),
        .testTarget(name: "DynamicLibraryTests", dependencies: ["DynamicLibrary"]),
        .testTarget(
            name: "TaskSynthSyntaxTests",
            dependencies: ["TaskSynthGit", "TaskSynthSyntax", "TaskSynthTestSupport"]),
        .testTarget(
            name: "TaskSynthFilesTests",
            dependencies: ["TaskSynthCompression", "TaskSynthCore", "TaskSynthFiles"]),
        .testTarget(
            name: "TaskSynthGitTests",
            dependencies: [
                "PatchLaws", "TaskSynthCompression", "TaskSynthCore", "TaskSynthFiles",
                "TaskSynthGit", "TaskSynthTestSupport",
            ]),
        .testTarget(
            name: "TaskSynthReportsTests",
            dependencies: ["TaskSynthCore", "TaskSynthReports", "TaskSynthTestSupport"]),
        .testTarget(
            name: "TaskSynthHarnessTests",
            dependencies: ["TaskSynthHarness", "TaskSynthTestSupport"]),
        .testTarget(
            name: "TaskSynthProvidersTests",
            dependencies: [
                "TaskSynthCore", "TaskSynthProviders", "TaskSynthURLSession",
                "TaskSynthTestSupport",
            ]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets
where [.regular, .executable, .test].contains(target.type) && target.name != "CProcess" {
    let isProduct = target.type == .regular && !target.name.hasSuffix("Support")
    target.swiftSettings =
        [
            .treatAllWarnings(as: .error),
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("ImmutableWeakCaptures"),
            .enableUpcomingFeature("InferIsolatedConformances"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        ]
        + (isProduct
            ? [.strictMemorySafety(), .treatWarning("ExplicitSendable", as: .error)] : [])
}
