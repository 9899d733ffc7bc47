import Synchronization
import TaskSynthCore
import TaskSynthProviders

/// A network in the process: it answers from a list of recorded cases and writes a journal.
final class RecordedTransport: HTTPTransport {
    /// One answer, or failure, for requests of one method and target.
    struct Case: Sendable {
        /// The method and the path with its query; the query of a request may have more items.
        var request: String
        var result: Result<HTTPResponse, TransportError>
        /// How often it is given; later cases follow.
        var times: Int

        init(_ request: String, _ result: Result<HTTPResponse, TransportError>, times: Int = .max) {
            self.request = request
            self.result = result
            self.times = times
        }

        static func json(
            _ request: String, _ value: JSONValue, status: Int = 200,
            headers: [(String, String)] = [], times: Int = .max
        ) -> Case {
            let fields = [("Content-Type", "application/json")] + headers
            let response = HTTPResponse(
                status: status, headers: HTTPHeaders(fields), body: Array(value.line.utf8))
            return Case(request, .success(response), times: times)
        }

        static func failure(
            _ request: String, _ code: TransportError.Code, status: Int? = nil, times: Int = .max
        ) -> Case {
            Case(request, .failure(TransportError(code, status: status)), times: times)
        }
    }

    private struct State {
        var cases: [Case]
        var journal: [HTTPRequest] = []
        var inFlight = 0
        var mostInFlight = 0
    }

    private let state: Mutex<State>

    init(_ cases: [Case]) { state = Mutex(State(cases: cases)) }

    var journal: [HTTPRequest] { state.withLock { $0.journal } }

    var targets: [String] { journal.map(Self.target(of:)) }

    var mostInFlight: Int { state.withLock { $0.mostInFlight } }

    static func target(of request: HTTPRequest) -> String {
        let mark = request.address.query.map { "?\($0)" } ?? ""
        return "\(request.method) \(request.address.path)\(mark)"
    }

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
        let result = state.withLock { state -> Result<HTTPResponse, TransportError> in
            state.journal.append(request)
            state.inFlight += 1
            state.mostInFlight = max(state.mostInFlight, state.inFlight)
            for index in state.cases.indices
            where state.cases[index].times > 0 && Self.fits(state.cases[index].request, request) {
                state.cases[index].times -= 1
                return state.cases[index].result
            }
            let body: JSONValue = ["message": "Not Found"]
            return .success(HTTPResponse(status: 404, body: Array(body.line.utf8)))
        }
        await Task.yield()
        state.withLock { $0.inFlight -= 1 }
        var response = try result.get()
        if let mark = response.headers["etag"], request.headers["if-none-match"] == mark {
            response.status = 304
            response.body = []
        }
        return response
    }

    private static func fits(_ wanted: String, _ request: HTTPRequest) -> Bool {
        let parts = wanted.split(separator: "?", maxSplits: 1).map(String.init)
        guard parts.first == "\(request.method) \(request.address.path)" else { return false }
        let items = Set((request.address.query ?? "").split(separator: "&"))
        return parts.count == 1 || parts[1].split(separator: "&").allSatisfy(items.contains)
    }
}
