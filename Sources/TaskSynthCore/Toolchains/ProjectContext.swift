/// What all ecosystems look at: the files, the commands of the continuous integration, services.
struct ProjectContext {
    let files: ProjectFiles
    /// Command lines of the continuous integration, each with its file.
    let integrationLines: [(line: String, file: String)]

    private static let services: [(image: String, name: String)] = [
        ("postgres", "postgres"), ("postgis", "postgres"), ("mysql", "mysql"),
        ("mariadb", "mariadb"), ("redis", "redis"), ("valkey", "redis"), ("mongo", "mongodb"),
        ("memcached", "memcached"), ("rabbitmq", "rabbitmq"), ("elasticsearch", "elasticsearch"),
        ("opensearch", "opensearch"), ("kafka", "kafka"), ("zookeeper", "zookeeper"),
        ("minio", "minio"), ("localstack", "localstack"), ("nats", "nats"), ("etcd", "etcd"),
        ("clickhouse", "clickhouse"), ("cassandra", "cassandra"), ("neo4j", "neo4j"),
        ("beanstalkd", "beanstalkd"), ("mssql", "mssql"), ("dynamodb", "dynamodb"),
    ]

    init(files: ProjectFiles) {
        self.files = files
        var lines: [(String, String)] = []
        for path in files.below(".github/workflows/") where Self.isYAML(path) {
            guard let text = files.text(path) else { continue }
            lines += IntegrationCommands.read(text).map { ($0, path) }
        }
        for path in [".gitlab-ci.yml", ".circleci/config.yml", ".travis.yml", ".cirrus.yml"] {
            guard let text = files.text(path) else { continue }
            lines += IntegrationCommands.read(text).map { ($0, path) }
        }
        integrationLines = lines
    }

    /// The first line of the continuous integration that starts with a command.
    func integrationLine(startingWith command: String) -> (line: String, file: String)? {
        integrationLines.first { $0.line == command || $0.line.hasPrefix("\(command) ") }
    }

    /// The services that compose files and the continuous integration start.
    func services(in folder: String, _ toolchain: inout Toolchain) -> [String] {
        var found: [String] = []
        let compose = files.names(in: folder).filter { name in
            Self.isYAML(name) && (name.hasPrefix("docker-compose") || name.hasPrefix("compose"))
        }.map { ProjectFiles.join(folder, $0) }
        let workflows = files.below(".github/workflows/").filter(Self.isYAML)
        for path in compose + workflows {
            guard let text = files.text(path) else { continue }
            for line in text.split(separator: "\n") {
                let words = line.split { $0 == " " || $0 == "-" || $0 == "\"" || $0 == "'" }
                guard words.first == "image:", let image = words.dropFirst().first else { continue }
                let name = image.split(separator: "/").last?.split(separator: ":").first ?? image
                guard let service = Self.services.first(where: { name.hasPrefix($0.image) }) else {
                    continue
                }
                toolchain.note("service", service.name, path)
                if !found.contains(service.name) { found.append(service.name) }
            }
        }
        return found
    }

    private static func isYAML(_ path: String) -> Bool {
        path.hasSuffix(".yml") || path.hasSuffix(".yaml")
    }
}
