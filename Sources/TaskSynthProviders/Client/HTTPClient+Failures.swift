import TaskSynthCore

extension HTTPClient {
    /// The failure that an answer tells, redacted.
    func describe(_ answer: HTTPAnswer) -> ProviderError {
        let error = dialect.failure(of: answer.response, to: answer.request)
        return redacted(error.about(answer.request, answer.response))
    }

    /// The error without a secret in what a service wrote into it.
    func redacted(_ error: ProviderError) -> ProviderError {
        var error = error
        error.message = redactor.redact(error.message)
        error.path = error.path.map(redactor.redact)
        error.requestID = error.requestID.map(redactor.redact)
        error.advice = error.advice.map(redactor.redact)
        error.location = error.location.map(redactor.redact)
        return error
    }

    /// The failure of the network between, with the host that a redirect may have led to.
    func describe(
        _ error: TransportError, _ request: HTTPRequest, at host: String
    ) -> ProviderError {
        let failure: ProviderError =
            switch error.code {
            case .unreachable:
                ProviderError(
                    .unreachable, "\(host) cannot be reached",
                    advice: ["check the address, the network and the proxy"])
            case .timedOut:
                ProviderError(
                    .timedOut, "\(host) gave no whole answer in time",
                    advice: ["try again later, or allow more time"])
            case .lost:
                ProviderError(
                    .connectionLost, "the connection to \(host) was lost",
                    advice: ["try again later"])
            case .tooLarge:
                ProviderError(.tooLarge, "the answer of \(host) is larger than allowed")
            case .cancelled: ProviderError(.cancelled, "cancelled")
            }
        var result = failure.about(request)
        result.status = error.status
        if host != request.address.origin.host {
            result.advice.append("\(request.address.origin.host) redirected to \(host)")
        }
        result.path = result.path.map(redactor.redact)
        return result
    }

    func unreadable(_ answer: HTTPAnswer) -> ProviderError {
        let body = answer.response.body
        let head = String(decoding: body.prefix(80), as: UTF8.self).filter { !$0.isNewline }
        let said = body.isEmpty ? "nothing" : "'\(redactor.redact(String(head)))'"
        return ProviderError(
            .badAnswer, "the answer cannot be read, it starts with \(said)",
            advice: ["check that the address is that of the service's API"]
        ).about(answer.request, answer.response)
    }

    func cancelled(_ request: HTTPRequest) -> ProviderError {
        ProviderError(.cancelled, "cancelled").about(request)
    }

    func limited(
        _ request: HTTPRequest, _ response: HTTPResponse?, until: Double
    ) -> ProviderError {
        let time = ISOTimestamp(notBefore: until)
        var error = ProviderError(
            .rateLimited, "\(request.address.origin.host) allows no request until \(time)",
            advice: ["come back at \(time), or allow a longer wait (--max-wait)"]
        ).about(request, response)
        error.retryAt = time
        return error
    }

    /// A write of which nobody knows whether it was done.
    func uncertain(_ failure: ProviderError) -> ProviderError {
        var error = failure
        error.code = .uncertainWrite
        error.message = "it is not known whether this was done: \(failure.message)"
        error.advice = ["look at the service before you try again, so that it is not done twice"]
        return error
    }

    /// A write that the service said was done, while what it said about it was lost.
    func lostAnswer(_ failure: ProviderError) -> ProviderError {
        var error = uncertain(failure)
        error.message = "this was done, but the answer was lost: \(failure.message)"
        return error
    }
}
