"""Stands between a server and its PostgreSQL, and does to connections what networks and machines do."""

import collections
import socket
import struct
import threading


class CuttingProxy:
    """Reads what a server sends message by message, so that it knows which of them asks for a commit."""

    CUTS = ("before", "within", "after")
    """Where a connection is cut: the database never sees the commit; sees a part of it; commits, and its answer is lost."""

    def __init__(self, target):
        self.target = target
        self.listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.listener.getsockname()[1]
        self.changed = threading.Condition()
        self.is_held = self.is_refusing = False
        self.every, self.places, self.of, self.refuses_then, self.commits = 0, self.CUTS, b"", False, 0
        self.cuts = collections.Counter()
        """How often was cut where."""
        self.links = set()
        threading.Thread(target=self._accept, daemon=True).start()

    def url(self, url):
        return url.replace(f":{self.target}/", f":{self.port}/")

    def cut(self, every):
        """Cuts one commit in so many, in turn at each place."""
        with self.changed:
            self.every, self.places, self.of, self.refuses_then = every, self.CUTS, b"", False

    def cut_and_refuse(self, place, name):
        """Cuts the commit of what has this name; then lets nobody through."""
        self._await_commit(place, name, refuses_then=True)

    def silence(self, name):
        """Lets the commit of what has this name through, and then nothing any more, as `hold`."""
        self._await_commit("silence", name, refuses_then=False)

    def _await_commit(self, place, name, refuses_then):
        with self.changed:
            self.every, self.places, self.of, self.refuses_then = 1, [place], name.encode(), refuses_then

    def admit(self):
        """Cuts nothing, and lets everybody through."""
        with self.changed:
            self.every, self.is_refusing = 0, False

    def hold(self, is_held):
        """Keeps back whatever is sent either way, until told otherwise: connections stay, and nobody is answered."""
        with self.changed:
            self.is_held = is_held
            self.changed.notify_all()

    def close(self):
        with self.changed:
            self.is_refusing = True
        self.listener.close()
        self._cut_all()
        self.hold(False)

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            with self.changed:
                is_refused = self.is_refusing
            if is_refused:
                client.close()
                continue
            link = _Link(self, client, socket.create_connection(("127.0.0.1", self.target)))
            with self.changed:
                self.links.add(link)
            link.start()

    def _cut_all(self):
        with self.changed:
            links = list(self.links)
        for link in links:
            link.cut()

    def place(self, transaction):
        """Where the connection is to be cut that commits this now; nothing: nowhere."""
        with self.changed:
            self.commits += 1
            if not self.every or self.commits % self.every or self.of not in transaction:
                return None
            place = self.places[sum(self.cuts.values()) % len(self.places)]
            self.cuts[place] += 1
            if self.of:
                self.every, self.is_refusing = 0, self.refuses_then
            self.changed.notify_all()
        return place

    def wait(self):
        with self.changed:
            self.changed.wait_for(lambda: not self.is_held)

    def end(self, link):
        with self.changed:
            self.links.discard(link)
            is_refusing = self.is_refusing
        if is_refusing:
            self._cut_all()


class _Link:
    """One connection, and the one that it is passed on to."""

    NEGOTIATIONS = (80877103, 80877104)
    """What asks for encryption: what comes after the answer begins anew."""

    def __init__(self, proxy, client, server):
        self.proxy, self.client, self.server = proxy, client, server
        self.is_silent = False

    def start(self):
        for pump in (self._requests, self._answers):
            threading.Thread(target=self._run, args=(pump,), daemon=True).start()

    def cut(self):
        for end in (self.client, self.server):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass

    def _run(self, pump):
        try:
            pump()
        except OSError:
            pass
        self.cut()
        self.proxy.end(self)

    def _answers(self):
        while part := self.server.recv(1 << 16):
            if self.is_silent:
                return
            self.proxy.wait()
            self.client.sendall(part)

    def _requests(self):
        rest, has_begun, commits, transaction = b"", False, set(), b""
        while part := self.client.recv(1 << 16):
            self.proxy.wait()
            rest += part
            end, is_last = 0, False
            while message := self._message(rest[end:], has_begun):
                if not has_begun:
                    has_begun = struct.unpack_from(">I", message, 4)[0] not in self.NEGOTIATIONS
                    end += len(message)
                    continue
                transaction += message
                words = message[5:].split(b"\0", 2)
                if message[:1] == b"P" and words[1] == b"COMMIT":
                    commits.add(words[0])
                elif message[:1] == b"B" and words[1] in commits:
                    place, transaction = self.proxy.place(transaction), b""
                    if place in ("before", "within"):
                        return self.server.sendall(rest[: end + (len(message) // 2 if place == "within" else 0)])
                    self.is_silent, is_last = place == "after", place == "silence"
                end += len(message)
            if is_last:
                self.proxy.hold(True)
            self.server.sendall(rest[:end])
            rest = rest[end:]

    @staticmethod
    def _message(data, has_begun):
        """The first message, once it is there as a whole."""
        head = 5 if has_begun else 4
        if len(data) < head:
            return None
        length = struct.unpack_from(">I", data, head - 4)[0] + head - 4
        return data[:length] if len(data) >= length else None
