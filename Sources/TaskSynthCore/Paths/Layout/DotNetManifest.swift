/// What a project of .NET declares: whether it holds tests.
enum DotNetManifest {
    static func read(_ bytes: [UInt8], _ found: inout ManifestFindings) {
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        let marks = [
            "microsoft.net.test.sdk", "<istestproject>true", "\"xunit\"", "\"xunit.v3\"",
            "\"nunit\"", "\"mstest", "\"tunit\"", "xunit.runner", "nunit3testadapter",
        ]
        if marks.contains(where: { ManifestReaders.find($0, in: text[...]) != nil }) {
            found.declare(".", .test, rule: "dotnet.manifest.test-project", confidence: 0.98)
        } else if ManifestReaders.find("<packageid>", in: text[...]) != nil,
            PathWords.of(found.folder).contains("testing")
        {
            found.declare(".", .shipped, rule: "dotnet.manifest.package", confidence: 0.9)
        }
    }
}
