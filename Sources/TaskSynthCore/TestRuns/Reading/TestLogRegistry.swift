/// The readers of text, those that run others first.
enum TestLogRegistry {
    static let readers: [any TestLogReader.Type] = [
        CTestReader.self,
        MesonReader.self,
        AutomakeReader.self,
        LitReader.self, KyuaReader.self, KUnitReader.self, AutotestReader.self, BazelReader.self,
        TeamCityReader.self,
        GoTestJSONReader.self, LibtestJSONReader.self, DartJSONReader.self,
        SwiftTestingEventReader.self, MesonLogReader.self, MochaStreamReader.self,
        GinkgoReader.self, GocheckReader.self,
        GotestsumReader.self,
        GoTestReader.self,
        PytestSugarReader.self,
        PytestReader.self,
        TrialReader.self, SymPyReader.self,
        StestrReader.self, GreenReader.self, WardReader.self, ZopeTestReader.self,
        AvocadoReader.self,
        UnittestReader.self,
        CargoTestReader.self,
        NextestReader.self,
        JestReader.self,
        VitestReader.self,
        PlaywrightReader.self,
        NodeTestReader.self,
        AvaReader.self,
        MochaReader.self, MochaDocumentReader.self,
        JasmineReader.self,
        KarmaReader.self,
        DenoTestReader.self, BunTestReader.self, UvuReader.self,
        SurefireReader.self,
        GradleReader.self,
        AntJUnitReader.self,
        JUnitConsoleReader.self, JUnitCoreReader.self, TestNGReader.self,
        GoogleTestReader.self,
        Catch2Reader.self,
        DoctestReader.self,
        BoostTestReader.self,
        CUnitReader.self,
        CppUnitReader.self,
        CppUTestReader.self,
        CheckReader.self,
        QTestReader.self,
        ZigTestReader.self,
        CriterionReader.self,
        SubunitReader.self,
        UnityReader.self, GreatestReader.self, MicroMunitReader.self,
        RSpecReader.self,
        MinitestReader.self,
        TestUnitReader.self,
        CucumberReader.self,
        BehaveReader.self, RobotReader.self,
        PHPUnitReader.self,
        ExUnitReader.self,
        XCTestReader.self, XCPrettyReader.self,
        ScalaTestReader.self,
        MUnitReader.self,
        Specs2Reader.self,
        DotNetTestReader.self, NUnitConsoleReader.self,
        AlcotestReader.self,
        HspecReader.self,
        TastyReader.self,
        HUnitReader.self, OUnitReader.self, TestFrameworkReader.self,
        ERTReader.self, ClojureTestReader.self, RackUnitReader.self,
        FiveAMReader.self, ButtercupReader.self,
        TestThatReader.self, TinyTestReader.self, RUnitReader.self, PlunitReader.self,
        EUnitReader.self, CommonTestReader.self,
        DartTestReader.self, JuliaTestReader.self,
        BustedReader.self, LuaUnitReader.self, TclTestReader.self,
        NimUnittestReader.self,
        CrystalSpecReader.self,
        ShUnit2Reader.self, ShellSpecReader.self,
        BatsPrettyReader.self, CramReader.self, YathReader.self,
        TAPReader.self,
    ]

    /// Readers that may speak of one run, those that run others among them: what one of them prints
    /// behind the end of another one is no run of its own.
    private static let families: [[any TestLogReader.Type]] = [
        [
            GinkgoReader.self, GocheckReader.self, GotestsumReader.self, GoTestReader.self,
            GoTestJSONReader.self,
        ],
        [ScalaTestReader.self, MUnitReader.self, Specs2Reader.self, SurefireReader.self],
        [
            UnittestReader.self, GreenReader.self, StestrReader.self, TrialReader.self,
            ZopeTestReader.self,
        ],
        [
            RSpecReader.self, HspecReader.self, JasmineReader.self, CrystalSpecReader.self,
            ShellSpecReader.self,
        ],
        [SurefireReader.self, TestNGReader.self, JUnitCoreReader.self, AntJUnitReader.self],
        [PHPUnitReader.self, TeamCityReader.self],
        [CargoTestReader.self, LibtestJSONReader.self],
        [TAPReader.self, LuaUnitReader.self],
    ]
    /// Readers of programs that run tests of any other kind, and print nothing before them.
    private static let wrappers: [any TestLogReader.Type] = [
        MesonReader.self, KyuaReader.self, BazelReader.self,
    ]

    /// For each reader, who may speak of its run.
    private static let relatives: [ListenerSet] = readers.map { reader in
        var set = ListenerSet()
        for (number, other) in readers.enumerated() {
            let isOfFamily = families.contains { family in
                family.contains { $0 == reader } && family.contains { $0 == other }
            }
            if other == reader || isOfFamily || wrappers.contains(where: { $0 == other }) {
                set.insert(number)
            }
        }
        return set
    }

    /// Whether a reader may speak of the run of another one.
    static func areRelated(_ number: Int, _ other: Int) -> Bool {
        relatives[other].contains(number)
    }

    /// Readers of programs that show what the tests that they run print.
    private static let showers: [any TestLogReader.Type] =
        wrappers + [
            CTestReader.self, AutomakeReader.self, LitReader.self, AutotestReader.self,
            KUnitReader.self, TeamCityReader.self,
        ]

    /// Whether a reader may speak of the run of another one, or the other one of its run.
    static func areRelated(_ one: TestLogCandidate, _ other: TestLogCandidate) -> Bool {
        let isShown = showers.contains { shower in
            shower == type(of: one.reader) || shower == type(of: other.reader)
        }
        if isShown { return true }
        let numbers = [one, other].compactMap { candidate in
            readers.firstIndex { $0 == type(of: candidate.reader) }
        }
        return numbers.count == 2
            && (areRelated(numbers[0], numbers[1]) || areRelated(numbers[1], numbers[0]))
    }

    /// The number of what keeps runners away among the listeners, behind the readers.
    static let obstacle = readers.count

    /// Which reader a line may matter to.
    static let sieve = LineSieve(readers.map { $0.signs } + [SetupObstacle.signs])
}
