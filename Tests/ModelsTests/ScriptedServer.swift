import NIOCore
import NIOPosix
import Synchronization

/// A server on the loopback, or on a unix socket, that answers the n-th request (from 1) with the bytes of a script.
final class ScriptedServer: Sendable {
    struct Request: Sendable {
        var head: String
        var body: String

        var path: String { String(head.split(separator: " ")[1]) }
    }

    enum Step: Sendable {
        case send(String)
        case close
    }

    private let channel: any Channel
    /// As OPENAI_BASE_URL takes it.
    let address: String
    private let log: Log
    /// The number of each request whose connection the client closed before the script did.
    let abandoned: AsyncStream<Int>

    var requests: [Request] { log.requests }

    init(
        socket: String? = nil, script: @escaping @Sendable (Int, Request) -> [Step]
    ) async throws {
        let log = Log()
        let (abandoned, continuation) = AsyncStream.makeStream(of: Int.self)
        let bootstrap = ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        Handler { request in
                            let number = log.add(request)
                            return (number, script(number, request))
                        } abandoned: {
                            continuation.yield($0)
                        })
                }
            }
        if let socket {
            channel = try await bootstrap.bind(unixDomainSocketPath: socket).get()
            address = socket
        } else {
            channel = try await bootstrap.bind(host: "127.0.0.1", port: 0).get()
            address = "http://127.0.0.1:\(channel.localAddress?.port ?? 0)/v1"
        }
        self.log = log
        self.abandoned = abandoned
    }

    func stop() async { try? await channel.close() }

    private final class Log: Sendable {
        private let all = Mutex<[Request]>([])

        var requests: [Request] { all.withLock { $0 } }

        func add(_ request: Request) -> Int {
            all.withLock {
                $0.append(request)
                return $0.count
            }
        }
    }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundOut = ByteBuffer

        private let answer: (Request) -> (Int, [Step])
        private let abandoned: (Int) -> Void
        private var received = ""
        private var open: Int?

        init(answer: @escaping (Request) -> (Int, [Step]), abandoned: @escaping (Int) -> Void) {
            self.answer = answer
            self.abandoned = abandoned
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            received += String(buffer: unwrapInboundIn(data))
            guard let request = Self.request(received) else { return }
            received = ""
            let (number, steps) = answer(request)
            open = number
            for step in steps {
                switch step {
                case .send(let text):
                    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
                case .close:
                    open = nil
                    context.close(promise: nil)
                }
            }
        }

        func channelInactive(context: ChannelHandlerContext) {
            if let open { abandoned(open) }
        }

        private static func request(_ text: String) -> Request? {
            guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
            let head = String(text[..<end.lowerBound])
            let body = String(text[end.upperBound...])
            let length = head.lowercased().split(separator: "\r\n")
                .first { $0.hasPrefix("content-length:") }
                .flatMap { Int($0.dropFirst(15).filter { $0 != " " }) }
            return body.utf8.count >= length ?? 0 ? Request(head: head, body: body) : nil
        }
    }
}
