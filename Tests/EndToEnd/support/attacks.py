"""Clients that make a server hold what they send, or what it has to say: many connections from one thread."""

import contextlib
import selectors
import socket
import struct

import hpack

from .waiting import DEADLINE
from .wire import PREFACE, frame, http2_frame

DATA, HEADERS, RESET, SETTINGS, WINDOW_UPDATE = 0, 1, 3, 4, 8
END_HEADERS, ACKNOWLEDGED = 4, 1
INITIAL_WINDOW_SIZE = 4
ZEROS = bytes(16_384)


class Crowd:
    """Connections that are written to as far as they take it. What they answer is looked at by `received`."""

    def __init__(self, server, count):
        self.selector = selectors.DefaultSelector()
        self.sent = 0
        self.open = 0
        for _ in range(count):
            connection = socket.create_connection(("127.0.0.1", server.port), timeout=DEADLINE)
            connection.setblocking(False)
            peer = self.peer()
            self.selector.register(connection, selectors.EVENT_READ | selectors.EVENT_WRITE, peer)
            self.open += 1

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for key in list(self.selector.get_map().values()):
            key.fileobj.close()
        self.selector.close()

    def step(self):
        """Does what can be done now; the number of bytes that left."""
        before = self.sent
        for key, events in self.selector.select(0.05):
            try:
                if events & selectors.EVENT_READ:
                    data = key.fileobj.recv(1 << 18)
                    if not data:
                        raise ConnectionError
                    key.data.received(data)
                with contextlib.suppress(BlockingIOError):
                    while piece := key.data.output():
                        count = key.fileobj.send(piece)
                        key.data.unsent = piece[count:]
                        self.sent += count
            except (ConnectionError, OSError):
                self.selector.unregister(key.fileobj)
                key.fileobj.close()
                self.open -= 1
        return self.sent - before


class Uploader:
    """One connection of HTTP/2 whose requests never end: it sends what the windows allow, and begins anew what is reset."""

    def __init__(self, path, size, streams, *fields):
        self.encoder = hpack.Encoder()
        self.head = [(":method", "POST"), (":scheme", "http"), (":authority", "x"), (":path", path), *fields]
        self.streams, self.size, self.next = streams, size, 1
        self.window, self.initial, self.buffer = 65_535, 65_535, b""
        self.left, self.windows = {}, {}
        self.unsent = PREFACE + http2_frame(SETTINGS, 0, 0)
        self.resets = 0

    def begin(self):
        self.unsent += http2_frame(HEADERS, END_HEADERS, self.next, self.encoder.encode(self.head))
        # All but the last byte of a message, after its prefix.
        self.left[self.next], self.windows[self.next] = self.size + 4, self.initial
        self.next += 2

    def output(self):
        if self.unsent:
            return self.unsent
        while len(self.left) < self.streams:
            self.begin()
        for stream, left in self.left.items():
            count = min(left, self.window, self.windows[stream], 16_384)
            if count > 0:
                self.window -= count
                self.windows[stream] -= count
                self.left[stream] = left - count
                start = struct.pack(">BI", 0, self.size) if left == self.size + 4 else b""
                self.unsent += http2_frame(DATA, 0, stream, start + ZEROS[: count - len(start)])
                if len(self.unsent) > 100_000:
                    break
        return self.unsent

    def received(self, data):
        self.buffer += data
        while len(self.buffer) >= 9:
            length = int.from_bytes(self.buffer[:3])
            if len(self.buffer) < 9 + length:
                return
            kind, flags, stream = self.buffer[3], self.buffer[4], int.from_bytes(self.buffer[5:9])
            payload, self.buffer = self.buffer[9 : 9 + length], self.buffer[9 + length :]
            self.frame(kind, flags, stream, payload)

    def frame(self, kind, flags, stream, payload):
        if kind == WINDOW_UPDATE:
            if stream == 0:
                self.window += int.from_bytes(payload)
            elif stream in self.windows:
                self.windows[stream] += int.from_bytes(payload)
        elif kind == SETTINGS and not flags & ACKNOWLEDGED:
            for index in range(0, len(payload), 6):
                if int.from_bytes(payload[index : index + 2]) == INITIAL_WINDOW_SIZE:
                    size = int.from_bytes(payload[index + 2 : index + 6])
                    for open_stream in self.windows:
                        self.windows[open_stream] += size - self.initial
                    self.initial = size
            self.unsent += http2_frame(SETTINGS, ACKNOWLEDGED, 0)
        elif kind == RESET or (kind in (HEADERS, DATA) and flags & 1):
            self.resets += 1
            self.left.pop(stream, None)
            self.windows.pop(stream, None)


class SlowUploader:
    """One connection of HTTP/1.1 with a body that is never whole."""

    def __init__(self, path, size, content_type):
        head = f"POST {path} HTTP/1.1\r\nhost: x\r\ncontent-type: {content_type}\r\ncontent-length: {size}\r\n\r\n"
        self.unsent = head.encode() + b'"' + bytes(size - 2)
        self.answer = b""

    def output(self):
        return self.unsent

    def received(self, data):
        self.answer += data


class Unreading:
    """One connection of HTTP/2 that asks much, and gives no window for the answers."""

    def __init__(self, path, message, streams, repeated, *fields):
        head = [(":method", "POST"), (":scheme", "http"), (":authority", "x"), (":path", path), *fields]
        encoder = hpack.Encoder()
        self.unsent = PREFACE + http2_frame(SETTINGS, 0, 0, struct.pack(">HI", INITIAL_WINDOW_SIZE, 0))
        for number in range(streams):
            stream = 2 * number + 1
            self.unsent += http2_frame(HEADERS, END_HEADERS, stream, encoder.encode(head))
            self.unsent += http2_frame(DATA, 0, stream, frame(message) * repeated)
        self.answer = b""

    def output(self):
        return self.unsent

    def received(self, data):
        self.answer += data


def uploads(server, connections, path, size, streams, *fields):
    return _crowd(server, connections, lambda: Uploader(path, size, streams, *fields))


def slow_uploads(server, connections, path, size, content_type):
    return _crowd(server, connections, lambda: SlowUploader(path, size, content_type))


def unread_answers(server, connections, path, message, streams, repeated, *fields):
    return _crowd(server, connections, lambda: Unreading(path, message, streams, repeated, *fields))


def _crowd(server, connections, peer):
    return type("Crowd", (Crowd,), {"peer": staticmethod(peer)})(server, connections)
