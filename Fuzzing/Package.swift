// swift-tools-version: 6.3
import PackageDescription

// Build with: swift build -c release --sanitize=fuzzer -Xswiftc -parse-as-library
let package = Package(
    name: "tasksynth-fuzzing",
    dependencies: [.package(name: "tasksynth", path: "..")],
    targets: [
        .executableTarget(
            name: "TestLogFuzzer",
            dependencies: [.product(name: "TaskSynthCore", package: "tasksynth")]),
        .executableTarget(
            name: "CoverageFuzzer",
            dependencies: [.product(name: "TaskSynthCore", package: "tasksynth")]),
        .executableTarget(
            name: "ReportFuzzer",
            dependencies: [
                .product(name: "TaskSynthCore", package: "tasksynth"),
                .product(name: "TaskSynthReports", package: "tasksynth"),
            ]),
        .executableTarget(
            name: "PatchFuzzer",
            dependencies: [.product(name: "PatchLaws", package: "tasksynth")]),
        .executableTarget(
            name: "TrajectoryFuzzer",
            dependencies: [.product(name: "TaskSynthCore", package: "tasksynth")]),
    ],
    swiftLanguageModes: [.v6]
)
