/// Reads `.eval` files: archives whose members make up one log.
enum InspectArchive {
    static func read(
        _ archive: ZipArchive, limits: TrajectoryLimits, codecs: ArchiveCodecs
    ) throws(TrajectoryError) -> Recording {
        var archive = archive
        guard archive.members.contains(where: { isPart($0.name) }) else {
            throw TrajectoryError(.unknownFormat, detail: "the archive is no log of Inspect")
        }
        var parts: [(name: String, value: JSONValue)] = []
        var warnings: [TrajectoryWarning] = []
        var names: Set<String> = []
        for member in archive.members where member.name.hasSuffix(".json") {
            guard names.insert(member.name).inserted else {
                warnings.append(
                    TrajectoryWarning(.duplicate, detail: "\(member.name) is there twice"))
                continue
            }
            do throws(TrajectoryError) {
                guard !member.name.split(separator: "/").contains("..") else {
                    throw TrajectoryError(
                        .badContainer, detail: "\(member.name) leads out of the archive")
                }
                let bytes = try archive.unpack(member, with: codecs)
                parts.append((member.name, try value(bytes, of: member.name, limits)))
            } catch {
                // One damaged member never loses the others.
                guard error.code == .badContainer else { throw error }
                warnings.append(
                    TrajectoryWarning(.badRecord, line: error.line, detail: error.detail))
            }
        }
        guard !parts.isEmpty else {
            throw TrajectoryError(
                .badContainer, detail: warnings.first?.detail ?? "the archive holds no JSON")
        }
        var log =
            parts.first { $0.name == "header.json" }?.value.object
            ?? parts.first { $0.name == "_journal/start.json" }?.value.object ?? JSONObject()
        var samples: [JSONValue] = []
        var chunked: [String: JSONObject] = [:]
        var order: [String] = []
        var others = JSONObject()
        for part in parts {
            if let path = part.name[...].text(after: "samples/") {
                let pieces = path.split(separator: "/").map(String.init)
                if pieces.count == 1 {
                    samples.append(part.value)
                } else if pieces.count > 1 {
                    if chunked[pieces[0]] == nil { order.append(pieces[0]) }
                    join(
                        part.value, at: Array(pieces.dropFirst()),
                        in: &chunked[pieces[0], default: JSONObject()])
                }
            } else if part.name != "header.json" {
                others[part.name] = part.value
            }
        }
        samples += order.compactMap { chunked[$0].map { JSONValue.object($0) } }
        if log["version"] == nil { log["status"] = "started" }
        log["samples"] = .array(samples)
        var recording = InspectReader.read(log, limits: limits)
        recording.extra.put("members", others)
        recording.add(warnings)
        return recording
    }

    private static func value(
        _ bytes: [UInt8], of name: String, _ limits: TrajectoryLimits
    ) throws(TrajectoryError) -> JSONValue {
        do throws(JSONError) {
            return try JSONValue(parsing: bytes, maximumDepth: limits.depth)
        } catch {
            throw TrajectoryError(
                .badContainer, line: error.line, detail: "\(name): \(error.detail)")
        }
    }

    private static func isPart(_ name: String) -> Bool {
        name == "header.json" || name.hasPrefix("_journal/") || name.hasPrefix("samples/")
    }

    /// Joins a part of a sample that is written in several members.
    private static func join(_ value: JSONValue, at path: [String], in sample: inout JSONObject) {
        if path.count == 1 {
            for member in value.object?.members ?? [] {
                sample[member.key] = sample[member.key] ?? member.value
            }
            return
        }
        let key = path[0]
        if let list = value.array {
            sample[key] = .array((sample[key]?.array ?? []) + list)
        } else if let object = value.object {
            sample[key] = .object((sample[key]?.object ?? JSONObject()).merging(object))
        }
    }
}
