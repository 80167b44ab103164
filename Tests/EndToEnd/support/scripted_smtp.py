"""An SMTP server that says what a script tells it to, as providers do: at RCPT or after the content, by the recipient."""

import socket
import socketserver
import threading
from email import policy
from email.parser import BytesParser

from .ports import reserve_port
from .waiting import eventually


class ScriptedSMTP:
    """`replies[address]` are the answers to the next mails to an address, as (stage, reply): `RCPT` or `content`. Without
    one a mail is taken. Listens on one port from the first start on, also after it was stopped."""

    def __init__(self):
        self.replies = {}
        self.lock = threading.Lock()
        self.hellos, self.attempts, self.taken, self.connections = [], [], [], 0
        self.port = reserve_port()
        self.server = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        script = self

        class Session(socketserver.StreamRequestHandler):
            def handle(self):
                script.serve(self)

        class Server(socketserver.ThreadingTCPServer):
            allow_reuse_address = True
            daemon_threads = True
            request_queue_size = 128

        self.stopping = threading.Event()
        self.open = set()
        self.server = Server(("127.0.0.1", self.port), Session)
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self):
        """Nobody listens any more, and no connection goes on; what was answered was taken."""
        if not self.server:
            return
        self.stopping.set()
        self.server.shutdown()
        self.server.server_close()
        with self.lock:
            for connection in self.open:
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass
        self.server = None

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.port}?starttls=off&from=signet@example.org"

    def serve(self, session):
        with self.lock:
            self.connections += 1
            self.open.add(session.connection)
        try:
            self.talk(session)
        except OSError:
            pass
        finally:
            with self.lock:
                self.open.discard(session.connection)

    def talk(self, session):
        def say(reply):
            session.wfile.write(f"{reply}\r\n".encode())
            session.wfile.flush()

        say("220 scripted.test ESMTP")
        recipient = None
        while line := session.rfile.readline():
            verb, _, rest = line.decode().strip().partition(" ")
            match verb.upper():
                case "EHLO" | "HELO":
                    with self.lock:
                        self.hellos.append(rest)
                    say("250 scripted.test")
                case "RCPT":
                    recipient = rest[rest.index("<") + 1 : rest.index(">")]
                    with self.lock:
                        self.attempts.append(recipient)
                    say(self.next_reply(recipient, "RCPT") or "250 ok")
                case "DATA":
                    say("354 go on")
                    content = bytearray()
                    while (line := session.rfile.readline()) != b".\r\n":
                        if not line:
                            return
                        content += line
                    refusal = self.next_reply(recipient, "content")
                    if not refusal:
                        mail = BytesParser(policy=policy.default).parsebytes(bytes(content), headersonly=True)
                        with self.lock:
                            if self.stopping.is_set():
                                return
                            # Under the lock: who has counted a mail has also answered it.
                            self.taken.append((recipient, mail["Message-ID"]))
                            say("250 taken")
                    else:
                        say(refusal)
                case "QUIT":
                    say("221 bye")
                    return
                case _:
                    say("250 ok")

    def next_reply(self, recipient, stage):
        with self.lock:
            waiting = self.replies.get(recipient)
            if waiting and waiting[0][0] == stage:
                return waiting.pop(0)[1]
        return None

    def taken_for(self, address):
        with self.lock:
            return [message_id for recipient, message_id in self.taken if recipient == address]

    def await_taken(self, address):
        return eventually(lambda: self.taken_for(address), f"a mail to {address}")
