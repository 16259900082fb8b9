import AsyncHTTPClient
import NIOCore
import NIOPosix

/// The process's one client: its connections are kept for the next request, and it lives as long as the process.
enum HTTP {
    static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration()
        configuration.timeout.connect = .seconds(10)
        // A redirect would carry the key to who knows whom.
        configuration.redirectConfiguration = .disallow
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    static func request(_ path: String, at endpoint: Endpoint) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: endpoint.base + path)
        if let key = endpoint.key { request.headers.add(name: "authorization", value: "Bearer \(key)") }
        // llama.cpp closes some connections after a reply; a new one to a socket costs nothing.
        if endpoint.isSocket { request.headers.add(name: "connection", value: "close") }
        request.headers.add(name: "user-agent", value: "dramatis")
        return request
    }

    /// For a reader, and without NIO's wrapping.
    static func reason(_ error: any Error) -> String {
        switch error {
        case let error as HTTPClientError: error.shortDescription
        // Its own words name the call: connect(descriptor:addr:).
        case let error as IOError: POSIX.reason(error.errnoCode)
        case let error as NIOConnectionError:
            error.connectionErrors.first.map { reason($0.error) }
                ?? "the name \(error.host) is not known"
        default: "\(error)"
        }
    }
}
