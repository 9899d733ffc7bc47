/// Packages that are there for tests, by the registry that has them.
enum TestPackages {
    static let npm: PackageNames = [
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
    static let python: PackageNames = [
        "pytest", "pytest-*", "pytest_*", "nose", "nose2", "mock", "coverage", "hypothesis",
        "tox", "tox-*", "unittest2", "testtools", "responses", "requests-mock", "vcrpy",
        "factory-boy", "factory_boy", "freezegun", "moto", "respx", "testfixtures", "asynctest",
        "syrupy", "time-machine", "pyfakefs", "doctest-*", "ward", "robotframework",
        "robotframework-*", "behave", "xdoctest", "pexpect",
    ]
    static let php: PackageNames = [
        "phpunit/*", "mockery/mockery", "pestphp/*", "behat/*", "codeception/*", "phpspec/*",
        "symfony/phpunit-bridge", "orchestra/testbench", "orchestra/testbench-*",
        "brianium/paratest", "infection/infection", "fakerphp/faker", "mikey179/vfsstream",
        "dms/phpunit-*", "dg/bypass-finals",
    ]
    static let ruby: PackageNames = [
        "rspec", "rspec-*", "minitest", "minitest-*", "test-unit", "capybara", "cucumber",
        "cucumber-*", "simplecov", "simplecov-*", "mocha", "webmock", "vcr", "factory_bot",
        "factory_bot_*", "factory_girl", "factory_girl_*", "shoulda", "shoulda-*", "faker",
        "timecop", "rack-test", "selenium-webdriver", "database_cleaner", "database_cleaner-*",
        "aruba", "launchy", "mutant-*", "turn",
    ]
    static let go: PackageNames = [
        "github.com/stretchr/testify", "github.com/onsi/ginkgo", "github.com/onsi/ginkgo/*",
        "github.com/onsi/gomega", "github.com/golang/mock", "go.uber.org/mock",
        "gotest.tools/*", "github.com/smartystreets/goconvey", "gopkg.in/check.v1",
        "github.com/DATA-DOG/go-sqlmock", "github.com/jarcoal/httpmock",
        "github.com/frankban/quicktest",
        "github.com/matryer/is", "github.com/go-quicktest/*", "github.com/testcontainers/*",
        "github.com/rogpeppe/go-internal", "github.com/google/go-cmp", "go.uber.org/goleak",
    ]
    static let dart: PackageNames = [
        "test", "flutter_test", "mockito", "mocktail", "integration_test", "flutter_driver",
        "bloc_test", "golden_toolkit", "http_mock_adapter",
    ]
    static let crates: PackageNames = [
        "proptest", "proptest-*", "quickcheck", "quickcheck_*", "rstest", "mockall", "mockito",
        "insta", "trybuild", "wiremock", "assert_cmd", "assert_matches", "pretty_assertions",
        "criterion", "loom", "tokio-test", "test-log", "serial_test", "expect-test", "httpmock",
    ]
}
