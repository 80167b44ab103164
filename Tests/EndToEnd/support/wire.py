"""Bytes on sockets, for what well-behaved clients do not send."""

import socket
import struct

import h2.config
import h2.connection
import h2.events

from .waiting import DEADLINE

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"


def frame(message, flags=0):
    """A length-prefixed message of gRPC."""
    return struct.pack(">BI", flags, len(message)) + message


def http2_frame(kind, flags, stream, payload=b""):
    return struct.pack(">I", len(payload))[1:] + struct.pack(">BBI", kind, flags, stream) + payload


class Socket:
    """A connection that fails a test rather than hang."""

    def __init__(self, server):
        self.socket = socket.create_connection(("127.0.0.1", server.port), timeout=DEADLINE)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data)

    def read_to_end(self):
        """Everything until the server closes."""
        data = b""
        try:
            while chunk := self.socket.recv(65536):
                data += chunk
        except ConnectionResetError:
            pass  # bytes that it no longer wanted were on their way
        return data


class HTTP1(Socket):
    """One connection of HTTP/1.1; reads answers one by one."""

    buffer = b""

    def _more(self):
        chunk = self.socket.recv(65536)
        assert chunk, f"closed after {self.buffer!r}"
        self.buffer += chunk

    def answer(self, has_body=True):
        """Status, header fields with trailers, and body of the next answer."""
        while b"\r\n\r\n" not in self.buffer:
            self._more()
        head, _, self.buffer = self.buffer.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        fields = {name.lower(): value for name, value in (line.split(": ", 1) for line in lines[1:])}
        body = b""
        if has_body and fields.get("transfer-encoding") == "chunked":
            while True:
                while b"\r\n" not in self.buffer:
                    self._more()
                size, _, self.buffer = self.buffer.partition(b"\r\n")
                length = int(size, 16)
                if length == 0:
                    break
                while len(self.buffer) < length + 2:
                    self._more()
                body, self.buffer = body + self.buffer[:length], self.buffer[length + 2 :]
            fields |= self._trailers()
        elif has_body:
            length = int(fields.get("content-length", 0))
            while len(self.buffer) < length:
                self._more()
            body, self.buffer = self.buffer[:length], self.buffer[length:]
        return int(lines[0].split()[1]), fields, body

    def _trailers(self):
        fields = {}
        while True:
            while b"\r\n" not in self.buffer:
                self._more()
            line, _, self.buffer = self.buffer.partition(b"\r\n")
            if not line:
                return fields
            name, value = line.decode("latin-1").split(": ", 1)
            fields[name.lower()] = value

    def request(self, verb, path, body=b"", **fields):
        """Sends a whole request and reads its answer."""
        head = {"host": "localhost", "content-length": str(len(body))}
        head |= {name.replace("_", "-"): value for name, value in fields.items()}
        lines = "".join(f"{name}: {value}\r\n" for name, value in head.items() if value is not None)
        self.send(f"{verb} {path} HTTP/1.1\r\n{lines}\r\n".encode() + body)
        return self.answer(has_body=verb != "HEAD")


class HTTP2(Socket):
    """One connection of HTTP/2, driven by hyper-h2."""

    def __init__(self, server):
        super().__init__(server)
        self.h2 = h2.connection.H2Connection(h2.config.H2Configuration(header_encoding="utf-8"))
        self.h2.initiate_connection()
        self.authority = server.authority
        self.events = []
        self.flush()

    def flush(self):
        self.send(self.h2.data_to_send())

    def start(self, path, body=None, verb="POST", end=True, **fields):
        """Begins a request; its stream."""
        stream = self.h2.get_next_available_stream_id()
        head = [(":method", verb), (":scheme", "http"), (":authority", self.authority), (":path", path)]
        head += [(name.replace("_", "-"), value) for name, value in fields.items()]
        self.h2.send_headers(stream, head, end_stream=body is None and end)
        self.flush()
        if body is not None:
            self.body(stream, body, end)
        return stream

    def body(self, stream, data, end=True):
        """Sends what windows allow, waiting for credit; stops when the stream is over."""
        view = memoryview(data)
        while len(view) > 0:
            room = min(self.h2.local_flow_control_window(stream), self.h2.max_outbound_frame_size, len(view))
            if room:
                self.h2.send_data(stream, bytes(view[:room]))
                view = view[room:]
                self.flush()
            elif not self.receive() or self.ended(stream):
                return
        if end:
            self.h2.end_stream(stream)
            self.flush()

    def next_frame(self, kind):
        """Reads frames past hyper-h2 up to one of this type; its payload and flags."""
        while True:
            head = self.read_exactly(9)
            payload = self.read_exactly(int.from_bytes(head[:3]))
            if head[3] == kind:
                return payload, head[4]

    def read_exactly(self, count):
        data = b""
        while len(data) < count:
            piece = self.socket.recv(count - len(data))
            assert piece, "the connection ended within a frame"
            data += piece
        return data

    def receive(self):
        """Takes what comes next; the events in it, none when the server closed."""
        events = []
        while not events:  # what came may be a part of a frame
            try:
                data = self.socket.recv(65536)
            except ConnectionResetError:
                return []
            if not data:
                return []
            events = self.h2.receive_data(data)
            # Credit for data of reset streams is given without an event.
            self.flush()
        for event in events:
            if isinstance(event, h2.events.DataReceived):
                self.h2.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
        self.events += events
        self.flush()
        return events

    def of(self, kind, stream=None):
        return [e for e in self.events if isinstance(e, kind) and (stream is None or e.stream_id == stream)]

    def ended(self, stream):
        return self.of(h2.events.StreamEnded, stream) or self.of(h2.events.StreamReset, stream)

    def answer(self, stream):
        """Head (with trailers) and body of the answer on this stream."""
        while not self.ended(stream):
            assert self.receive(), "closed before the answer"
        assert not self.of(h2.events.StreamReset, stream) or self.of(h2.events.ResponseReceived, stream)
        fields = {}
        for kind in (h2.events.ResponseReceived, h2.events.TrailersReceived):
            for event in self.of(kind, stream):
                fields |= dict(event.headers)
        return fields, b"".join(event.data for event in self.of(h2.events.DataReceived, stream))

    def request(self, path, body=None, **fields):
        return self.answer(self.start(path, body, **fields))
