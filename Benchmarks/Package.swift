// swift-tools-version: 6.3
import PackageDescription

let package = Package(
    name: "tasksynth-benchmarks",
    dependencies: [.package(name: "tasksynth", path: "..")],
    targets: [
        // Counts the allocations of the process; linked into benchmarks only.
        .target(name: "CAllocationCount"),
        // Parses with libtree-sitter and nothing around it.
        .target(name: "CBareParse", linkerSettings: [.linkedLibrary("dl")]),
        // What the benchmarks share: clocks, allocation counts, other programs.
        .target(name: "Measuring", dependencies: ["CAllocationCount"]),
        .executableTarget(
            name: "TestLogBenchmarks",
            dependencies: [
                "Measuring", .product(name: "TaskSynthCore", package: "tasksynth"),
            ]),
        .executableTarget(
            name: "ReportBenchmarks",
            dependencies: [
                "Measuring", .product(name: "TaskSynthCore", package: "tasksynth"),
                .product(name: "TaskSynthReports", package: "tasksynth"),
            ]),
        .executableTarget(
            name: "PatchBenchmarks",
            dependencies: [
                "Measuring", .product(name: "TaskSynthCore", package: "tasksynth"),
            ]),
        .executableTarget(
            name: "TrajectoryBenchmarks",
            dependencies: [
                "Measuring", .product(name: "TaskSynthCore", package: "tasksynth"),
            ]),
        .executableTarget(
            name: "SplitBenchmarks",
            dependencies: [
                "Measuring", .product(name: "TaskSynthCore", package: "tasksynth"),
            ]),
        .executableTarget(
            name: "SemanticsBenchmarks",
            dependencies: [
                "CBareParse", "Measuring", .product(name: "TaskSynthCore", package: "tasksynth"),
                .product(name: "TaskSynthGit", package: "tasksynth"),
                .product(name: "TaskSynthSyntax", package: "tasksynth"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)

// As in the library: what is asynchronous runs where it is called.
for target in package.targets where !["CAllocationCount", "CBareParse"].contains(target.name) {
    target.swiftSettings = [.enableUpcomingFeature("NonisolatedNonsendingByDefault")]
}
