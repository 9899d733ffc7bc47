/// The language that most of a Java project is written in.
enum JavaLanguage {
    static func name(in folder: String, files: ProjectFiles) -> String {
        let counts = [("java", "java"), ("kt", "kotlin"), ("scala", "scala"), ("groovy", "groovy")]
            .map {
                (files.count([$0.0], in: folder), $0.1)
            }
        // The first of equals: `max` alone would take the last.
        return counts.reduce((0, "java")) { $1.0 > $0.0 ? $1 : $0 }.1
    }
}
