import TaskSynthCore
import Testing

@Suite struct CoveragePathMatcherTests {
    static func match(
        _ reported: [String], _ repository: [String], sources: [String] = []
    ) -> [String: String] {
        let report = CoverageReport(
            format: "lcov", files: reported.map { FileCoverage(path: $0, lines: []) },
            sources: sources)
        return CoveragePathMatcher(repositoryPaths: repository).files(of: report)
            .mapValues(\.path)
    }

    @Test func `finds files below the root of a build machine`() {
        let found = Self.match(
            ["/build/7/shop/src/a.py", "/build/7/shop/src/b.py", "/usr/lib/python3/a.py"],
            ["src/a.py", "src/b.py"])
        #expect(found["src/a.py"] == "/build/7/shop/src/a.py")
        #expect(found["src/b.py"] == "/build/7/shop/src/b.py")
    }

    @Test func `finds files by packages, import paths, sources and the other separator`() {
        #expect(
            Self.match(["org/example/Basket.java"], ["core/src/main/java/org/example/Basket.java"])
                == ["core/src/main/java/org/example/Basket.java": "org/example/Basket.java"])
        #expect(
            Self.match(["example.org/shop/price/price.go"], ["price/price.go"])
                == ["price/price.go": "example.org/shop/price/price.go"])
        #expect(
            Self.match(
                ["Basket.cs"], ["Shop/Basket.cs", "Tests/Basket.cs"], sources: ["/ci/x/Shop"])
                == ["Shop/Basket.cs": "Basket.cs"])
        #expect(
            Self.match(["C:\\ci\\shop\\src\\a.cc", ".\\lib\\b.cc"], ["src/a.cc", "lib/b.cc"])
                == ["src/a.cc": "C:\\ci\\shop\\src\\a.cc", "lib/b.cc": ".\\lib\\b.cc"])
    }

    @Test func `takes neither of two files that fit as well`() {
        #expect(
            Self.match(["org/example/A.java"], ["x/org/example/A.java", "y/org/example/A.java"])
                == [:])
        #expect(Self.match(["/one/src/a.py", "/two/src/a.py"], ["src/a.py"]) == [:])
    }

    @Test func `one component is no evidence where the others of the report stand elsewhere`() {
        let found = Self.match(
            ["src/shop/__init__.py", "src/shop/basket.py", "tools/run.py"], ["__init__.py"])
        #expect(found == [:])
        let exact = Self.match(["setup.py", "src/setup.py"], ["setup.py"])
        #expect(exact == ["setup.py": "setup.py"])
    }
}
