/// Reads one record: finds its format, and hands it to the format's reader.
struct ReadingSession {
    let limits: TrajectoryLimits
    let zstandard: (any Decompressor)?

    func read(
        _ files: [RecordingFile], as asked: TrajectoryFormat
    ) throws(TrajectoryError) -> Recording {
        guard let file = files.first, files.count == 1 else {
            throw TrajectoryError(.unknownFormat, detail: "the folder is no known record")
        }
        let content = RecordContent(file.bytes, limits: limits)
        let format = asked == .detect ? FormatDetector.format(of: content) : asked
        guard let format else {
            throw TrajectoryError(
                .unknownFormat, line: content.errorLine,
                detail: content.errorDetail ?? "the content is no known record of an agent")
        }
        var recording = try read(content, as: format)
        let name = file.path.split(separator: "/").last.map(String.init)
        for index in recording.trajectories.indices {
            recording.trajectories[index].source.file = name
        }
        return recording
    }

    private func read(
        _ content: RecordContent, as format: TrajectoryFormat
    ) throws(TrajectoryError) -> Recording {
        switch format {
        case .claudeCode, .claudeStream, .codex:
            var stream = TrajectoryStream(format: format, limits: limits)
            stream.readAll(content.bytes)
            return Recording(format: format, trajectories: [stream.finish()])
        case .sweAgent:
            let document = try content.object(of: format)
            var draft = TrajectoryDraft(format: format, limits: limits)
            SWEAgentReader.read(document, into: &draft)
            return Recording(format: format, trajectories: [draft.finish()])
        default:
            throw TrajectoryError(
                .unknownFormat, detail: "\(format.name) cannot be read from one file")
        }
    }
}
