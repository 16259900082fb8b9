import Foundation

/// One connection of a scripted server: requests one after the other until an end is reached.
struct ScriptedConnection {
    private let socket: Int32
    private let shared: ScriptedServer.Shared

    init(_ socket: Int32, _ shared: ScriptedServer.Shared) {
        self.socket = socket
        self.shared = shared
    }

    func serve() {
        var buffer: [UInt8] = []
        while let request = readRequest(&buffer), answer(request) {}
        shared.state.withLock { _ = $0.connections.remove(socket) }
        close(socket)
    }

    /// Whether the connection stays open.
    private func answer(_ request: ScriptedRequest) -> Bool {
        if request.method == "GET" {
            let model = ["id": shared.model, "object": "model"]
            let isList = request.path.hasSuffix("/models")
            return send(status: 200, json: isList ? ["object": "list", "data": [model]] : ["status": "ok"])
        }
        let reply = shared.state.withLock { state in
            state.requests.append(request)
            return state.replies.isEmpty ? nil : state.replies.removeFirst()
        }
        switch reply {
        case nil:
            return send(status: 500, json: ["error": ["message": "no scripted reply is left"]])
        case .failure(let status, let body, let headers):
            return send(status: status, headers: headers, body: Array(body.utf8))
        case .raw(let bytes):
            _ = send(bytes)
            return false
        case .silence:
            _ = waitForClient(orGate: false)
            note(cancelled: true)
            return false
        case .cut(let pieces):
            if begin() { _ = pieces.allSatisfy { send(chunk: event(delta(request, $0))) } }
            return false
        case .text(let pieces, let finish, let gated):
            let wantsStream = (fields(of: request)["stream"] as? Bool) ?? false
            return wantsStream
                ? stream(pieces, finish, gated, request)
                : send(status: 200, json: whole(pieces, finish, request))
        }
    }

    private func stream(_ pieces: [String], _ finish: String, _ gated: Bool, _ request: ScriptedRequest)
        -> Bool
    {
        guard begin() else { return false }
        if gated {
            for piece in pieces {
                guard waitForClient(orGate: true), send(chunk: event(delta(request, piece))) else {
                    note(cancelled: true)
                    return false
                }
            }
        } else {
            // At full speed: many events in one write, as a fast server's arrive.
            var batch: [UInt8] = []
            for (index, piece) in pieces.enumerated() {
                batch += chunk(event(delta(request, piece)))
                if batch.count < 16_384, index < pieces.count - 1 { continue }
                guard send(batch) else {
                    note(cancelled: true)
                    return false
                }
                batch = []
            }
        }
        let usage = [
            "prompt_tokens": 10, "completion_tokens": pieces.count, "total_tokens": 10 + pieces.count,
        ]
        let last =
            event(delta(request, nil, finish: finish))
            + event(["id": "1", "object": "chat.completion.chunk", "choices": [Any](), "usage": usage])
            + Array("data: [DONE]\n\n".utf8)
        return send(chunk: last) && send(chunk: [])
    }

    // The bodies of the interface that is called OpenAI-compatible.

    private func delta(_ request: ScriptedRequest, _ text: String?, finish: String? = nil) -> [String: Any] {
        var choice: [String: Any] = ["index": 0, "finish_reason": finish ?? NSNull()]
        if isChat(request) {
            choice["delta"] = text.map { ["content": $0] } ?? [:]
        } else {
            choice["text"] = text ?? ""
        }
        return [
            "id": "1", "object": isChat(request) ? "chat.completion.chunk" : "text_completion", "created": 1,
            "model": shared.model, "choices": [choice],
        ]
    }

    private func whole(_ pieces: [String], _ finish: String, _ request: ScriptedRequest) -> [String: Any] {
        let text = pieces.joined()
        var choice: [String: Any] = ["index": 0, "finish_reason": finish]
        if isChat(request) {
            choice["message"] = ["role": "assistant", "content": text]
        } else {
            choice["text"] = text
        }
        return [
            "id": "1", "object": isChat(request) ? "chat.completion" : "text_completion", "created": 1,
            "model": shared.model, "choices": [choice],
            "usage": [
                "prompt_tokens": 10, "completion_tokens": pieces.count, "total_tokens": 10 + pieces.count,
            ],
        ]
    }

    private func isChat(_ request: ScriptedRequest) -> Bool { request.path.hasSuffix("/chat/completions") }

    private func fields(of request: ScriptedRequest) -> [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(request.body.utf8))) as? [String: Any] ?? [:]
    }

    private func json(_ value: [String: Any]) -> [UInt8] {
        (try? JSONSerialization.data(withJSONObject: value)).map { Array($0) } ?? []
    }

    private func event(_ value: [String: Any]) -> [UInt8] {
        Array("data: ".utf8) + json(value) + Array("\n\n".utf8)
    }

    // HTTP.

    private func begin() -> Bool {
        send(
            Array(
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .utf8))
    }

    private func send(status: Int, json value: [String: Any]) -> Bool {
        send(status: status, headers: ["Content-Type": "application/json"], body: json(value))
    }

    private func send(status: Int, headers: [String: String], body: [UInt8]) -> Bool {
        let lines = headers.map { "\($0.key): \($0.value)\r\n" }.joined()
        return send(
            Array("HTTP/1.1 \(status) Scripted\r\n\(lines)Content-Length: \(body.count)\r\n\r\n".utf8) + body)
    }

    private func send(chunk bytes: [UInt8]) -> Bool { send(chunk(bytes)) }

    private func chunk(_ bytes: [UInt8]) -> [UInt8] {
        Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + Array("\r\n".utf8)
    }

    private func send(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var at = 0
            while at < buffer.count {
                let sent = Glibc.send(
                    socket, buffer.baseAddress?.advanced(by: at), buffer.count - at, Int32(MSG_NOSIGNAL))
                if sent <= 0 { return false }
                at += sent
            }
            return true
        }
    }

    /// Waits for the gate to let one piece through; false when the client went away first.
    private func waitForClient(orGate usesGate: Bool) -> Bool {
        while true {
            var descriptors = [
                pollfd(fd: socket, events: Int16(POLLIN), revents: 0),
                pollfd(fd: usesGate ? shared.gate.read : -1, events: Int16(POLLIN), revents: 0),
            ]
            guard poll(&descriptors, 2, -1) >= 0 || errno == EINTR else { return false }
            // No client sends a second request before the answer to the first: this is its end.
            if descriptors[0].revents != 0 { return false }
            if descriptors[1].revents != 0 {
                var mark: UInt8 = 0
                return read(shared.gate.read, &mark, 1) == 1
            }
        }
    }

    private func note(cancelled: Bool) {
        if cancelled { shared.state.withLock { $0.cancelled += 1 } }
    }

    private func readRequest(_ buffer: inout [UInt8]) -> ScriptedRequest? {
        guard let head = take(through: Array("\r\n\r\n".utf8), &buffer) else { return nil }
        let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
        let words = lines[0].split(separator: " ")
        guard words.count >= 2 else { return nil }
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] =
                line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        var body: [UInt8] = []
        if headers["transfer-encoding"]?.lowercased() == "chunked" {
            while let line = take(through: Array("\r\n".utf8), &buffer) {
                let size = Int(
                    String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespaces), radix: 16)
                guard let size, let part = take(size + 2, &buffer) else { return nil }
                body += part.dropLast(2)
                if size == 0 { break }
            }
        } else if let length = headers["content-length"].flatMap({ Int($0) }) {
            guard let part = take(length, &buffer) else { return nil }
            body = part
        }
        return ScriptedRequest(
            method: String(words[0]), path: String(words[1]), headers: headers,
            body: String(decoding: body, as: UTF8.self))
    }

    private func take(_ count: Int, _ buffer: inout [UInt8]) -> [UInt8]? {
        while buffer.count < count { guard fill(&buffer) else { return nil } }
        defer { buffer.removeFirst(count) }
        return Array(buffer[..<count])
    }

    /// What stands before the mark, which is taken too.
    private func take(through mark: [UInt8], _ buffer: inout [UInt8]) -> [UInt8]? {
        var looked = 0
        while true {
            if buffer.count >= mark.count {
                for start in looked...(buffer.count - mark.count)
                where buffer[start..<(start + mark.count)].elementsEqual(mark) {
                    defer { buffer.removeFirst(start + mark.count) }
                    return Array(buffer[..<start])
                }
                looked = buffer.count - mark.count
            }
            guard buffer.count < 64 << 20, fill(&buffer) else { return nil }
        }
    }

    private func fill(_ buffer: inout [UInt8]) -> Bool {
        var chunk = [UInt8](repeating: 0, count: 65536)
        let count = recv(socket, &chunk, chunk.count, 0)
        if count > 0 { buffer += chunk[..<count] }
        return count > 0
    }
}
