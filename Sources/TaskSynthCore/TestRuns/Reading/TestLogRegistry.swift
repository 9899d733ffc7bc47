/// The readers of text, those that run others first.
enum TestLogRegistry {
    static let readers: [any TestLogReader.Type] = [
        GoTestReader.self,
        PytestReader.self,
        UnittestReader.self,
        CargoTestReader.self,
        NextestReader.self,
        JestReader.self,
        VitestReader.self,
        PlaywrightReader.self,
        NodeTestReader.self,
        AvaReader.self,
        MochaReader.self,
        JasmineReader.self,
        KarmaReader.self,
        SurefireReader.self,
        GradleReader.self,
        AntJUnitReader.self,
        TAPReader.self,
    ]
}
