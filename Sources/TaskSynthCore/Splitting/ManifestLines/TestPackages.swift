/// Packages that are there for tests, by the registry that has them.
///
/// A name that ends in `*` stands for all that begin so.
enum TestPackages {
    static let npm: Set<String> = [
        "jest", "jest-*", "@jest/*", "ts-jest", "babel-jest", "@types/jest", "vitest", "@vitest/*",
        "mocha", "@types/mocha", "chai", "chai-*", "@types/chai", "sinon", "sinon-*",
        "@types/sinon", "jasmine", "jasmine-*", "@types/jasmine", "karma", "karma-*", "cypress",
        "cypress-*", "@cypress/*", "playwright", "@playwright/test", "puppeteer-*", "ava", "tap",
        "tape", "nyc", "c8", "supertest", "@types/supertest", "nock", "msw", "enzyme", "enzyme-*",
        "@testing-library/*", "testdouble", "proxyquire", "rewire", "mock-fs", "should", "expect",
        "expect.js", "qunit", "qunit-*", "testem", "webdriverio", "@wdio/*", "protractor",
        "istanbul", "mochawesome", "tsd", "happy-dom", "jsdom", "fast-check", "stryker-*",
        "@stryker-mutator/*", "uvu", "detox", "nightwatch", "testcafe",
    ]
    static let python: Set<String> = [
        "pytest", "pytest-*", "pytest_*", "nose", "nose2", "mock", "coverage", "hypothesis",
        "tox", "tox-*", "unittest2", "testtools", "responses", "requests-mock", "vcrpy",
        "factory-boy", "factory_boy", "freezegun", "moto", "respx", "testfixtures", "asynctest",
        "syrupy", "time-machine", "pyfakefs", "doctest-*", "ward", "robotframework",
        "robotframework-*", "behave", "xdoctest", "pexpect",
    ]
    static let php: Set<String> = [
        "phpunit/*", "mockery/mockery", "pestphp/*", "behat/*", "codeception/*", "phpspec/*",
        "symfony/phpunit-bridge", "orchestra/testbench", "orchestra/testbench-*",
        "brianium/paratest", "infection/infection", "fakerphp/faker", "mikey179/vfsstream",
        "dms/phpunit-*", "dg/bypass-finals",
    ]
    static let ruby: Set<String> = [
        "rspec", "rspec-*", "minitest", "minitest-*", "test-unit", "capybara", "cucumber",
        "cucumber-*", "simplecov", "simplecov-*", "mocha", "webmock", "vcr", "factory_bot",
        "factory_bot_*", "factory_girl", "factory_girl_*", "shoulda", "shoulda-*", "faker",
        "timecop", "rack-test", "selenium-webdriver", "database_cleaner", "database_cleaner-*",
        "aruba", "launchy", "mutant-*", "turn",
    ]
    static let go: Set<String> = [
        "github.com/stretchr/testify", "github.com/onsi/ginkgo", "github.com/onsi/ginkgo/*",
        "github.com/onsi/gomega", "github.com/golang/mock", "go.uber.org/mock",
        "gotest.tools/*", "github.com/smartystreets/goconvey", "gopkg.in/check.v1",
        "github.com/DATA-DOG/go-sqlmock", "github.com/jarcoal/httpmock",
        "github.com/frankban/quicktest",
        "github.com/matryer/is", "github.com/go-quicktest/*", "github.com/testcontainers/*",
        "github.com/rogpeppe/go-internal", "github.com/google/go-cmp", "go.uber.org/goleak",
    ]
    static let dart: Set<String> = [
        "test", "flutter_test", "mockito", "mocktail", "integration_test", "flutter_driver",
        "bloc_test", "golden_toolkit", "http_mock_adapter",
    ]
    static let crates: Set<String> = [
        "proptest", "proptest-*", "quickcheck", "quickcheck_*", "rstest", "mockall", "mockito",
        "insta", "trybuild", "wiremock", "assert_cmd", "assert_matches", "pretty_assertions",
        "criterion", "loom", "tokio-test", "test-log", "serial_test", "expect-test", "httpmock",
    ]

    /// Whether a set holds a name.
    static func holds(_ packages: Set<String>, _ name: String) -> Bool {
        if packages.contains(name) { return true }
        // Every prefix up to a mark may stand with a star.
        for (index, byte) in zip(name.utf8.indices, name.utf8) where "-_/.".utf8.contains(byte) {
            if packages.contains(name[...index] + "*") { return true }
        }
        return false
    }
}
