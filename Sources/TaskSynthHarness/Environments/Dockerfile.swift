public import TaskSynthCore

/// The description of an image that holds a task's repository, cut at its base, with all that tests need.
public struct Dockerfile: Hashable, Sendable {
    /// What the project is built and tested with; `nil` where it is not known.
    public var toolchain: Toolchain?
    /// The full hash of the base commit.
    public var base: String
    /// The address that the repository is fetched from; `nil` where there is none that all can reach.
    public var repository: String?
    /// What builds the project, to warm its caches; `nil` where nothing is built.
    public var buildCommand: String?
    /// Variables that the commands need.
    public var environment: [String: String]
    /// An image in place of the one that the toolchain asks for.
    public var image: String?

    /// Makes a description.
    public init(
        toolchain: Toolchain?, base: String, repository: String? = nil,
        buildCommand: String? = nil, environment: [String: String] = [:], image: String? = nil
    ) {
        self.toolchain = toolchain
        self.base = base
        self.repository = repository
        self.buildCommand = buildCommand
        self.environment = environment
        self.image = image
    }

    /// Variables that would keep an image from fetching what it installs; `run.sh` sets them.
    private static let offlineVariables: Set<String> = [
        "CARGO_NET_OFFLINE", "GOPROXY", "HEX_OFFLINE", "NPM_CONFIG_FETCH_RETRIES",
    ]

    /// The name of the image that it starts from.
    public var baseImage: String {
        image ?? BaseImage(for: toolchain ?? Toolchain(language: "")).name
    }

    /// The text of `Dockerfile`.
    public var text: String {
        let plan = InstallationPlan(toolchain)
        let packages = BaseImage(for: toolchain ?? Toolchain(language: "")).packages
        var lines = [
            "# The repository at the base of the task, without its history, and what its tests need.",
            "# docker build -t TASK .        podman build --isolation=chroot -t TASK .",
            "# docker run --rm --network none -v \"$PWD\":/task:ro TASK sh /task/run.sh /testbed /tmp/logs",
            "FROM \(baseImage) AS source",
        ]
        if repository == nil {
            lines.append("# An address of the repository: docker build --build-arg REPOSITORY=…")
        }
        lines += [
            "ARG REPOSITORY=\(repository.map(ShellWord.quoted) ?? "")",
            Self.install(BaseImage.common),
            "# One commit without a parent: nothing of what came later can be found.",
            "RUN git init -q /source && cd /source \\",
            "    && printf '* -text -eol -filter -ident\\n' > .git/info/attributes \\",
            "    && git fetch -q --depth 1 \"$REPOSITORY\" \(base) \\",
            "    && export GIT_AUTHOR_DATE=2000-01-01T00:00:00Z GIT_COMMITTER_DATE=2000-01-01T00:00:00Z \\",
            "    && commit=$(git -c user.name=base -c user.email=base@localhost \\",
            "        commit-tree 'FETCH_HEAD^{tree}' -m base) \\",
            "    && git checkout -q --detach \"$commit\" \\",
            "    && rm -rf .git/FETCH_HEAD .git/shallow .git/logs && git gc -q --prune=now",
            "",
            "FROM \(baseImage)",
            Self.install(packages),
        ]
        let variables = RunVariables.all.merging(environment) { $1 }
            .filter { !Self.offlineVariables.contains($0.key) }
            .sorted { $0.key < $1.key }
        lines.append("ENV HOME=/home/tester \\")
        lines += variables.enumerated().map { index, variable in
            let value = Self.quoted(variable.value)
            return "    \(variable.key)=\(value)\(index == variables.count - 1 ? "" : " \\")"
        }
        lines += [
            "RUN mkdir -p /home/tester /testbed \\",
            "    && { id 1000 > /dev/null 2>&1 || useradd --uid 1000 --home-dir /home/tester tester; }",
            "WORKDIR /testbed",
        ]
        lines += plan.tools.map { "RUN \($0)" }
        if !plan.manifests.isEmpty {
            lines.append(
                "# Dependencies come before sources, so that a change of these alone is cheap.")
            for (folder, manifests) in plan.manifests {
                let from = manifests.map { "/source/\($0)" }.joined(separator: " ")
                lines.append("COPY --from=source \(from) ./\(folder.isEmpty ? "" : "\(folder)/")")
            }
            lines += plan.before.map { "RUN \($0)" }
        }
        lines.append("COPY --from=source /source ./")
        lines += plan.after.map { "RUN \($0)" }
        if let buildCommand { lines.append("RUN \(Self.oneLine(buildCommand))") }
        lines += [
            "RUN chown -R 1000:1000 /testbed /home/tester",
            "USER 1000",
        ]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func install(_ packages: [String]) -> String {
        "RUN apt-get update && apt-get install -y --no-install-recommends "
            + "\(packages.joined(separator: " ")) \\\n    && rm -rf /var/lib/apt/lists/*"
    }

    private static func oneLine(_ command: String) -> String {
        command.split(whereSeparator: \.isNewline).joined(separator: " && ")
    }

    private static func quoted(_ text: String) -> String {
        let escaped = text.map { "\\\"$".contains($0) ? "\\\($0)" : String($0) }.joined()
        return "\"\(escaped)\""
    }
}
