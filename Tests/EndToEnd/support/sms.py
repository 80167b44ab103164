"""Providers of text messages, as HTTP servers on the loopback interface."""

import base64
import hashlib
import hmac
import http.server
import json
import threading
import urllib.parse

from .waiting import eventually


class Provider:
    """Takes POSTs and answers them in turn as told, else with 200 (a webhook) or 201 (Twilio)."""

    account, token = "AC0123456789", "t0ken:/@ü"

    def __init__(self):
        self.requests = []
        """(path, header fields in lower case, body) of every POST."""
        self.answers = []
        """(status, body) for the next ones."""
        self.lock = threading.Lock()
        provider = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                with provider.lock:
                    fields = {name.lower(): value for name, value in self.headers.items()}
                    provider.requests.append((self.path, fields, body))
                    status, answer = provider.answers.pop(0) if provider.answers else (200, "{}")
                self.send_response(status)
                self.send_header("content-type", "application/json")
                self.send_header("content-length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer.encode())

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.authority = "127.0.0.1:%d" % self.server.server_address[1]

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()

    @property
    def webhook(self):
        return f"http://{self.authority}/hooks/sms?tenant=1"

    def twilio(self, sender="+15550100"):
        quoted = [urllib.parse.quote(part, safe="") for part in (self.account, self.token, sender)]
        return "twilio://{}:{}@{}?tls=off&from={}".format(*quoted[:2], self.authority, quoted[2])

    def await_requests(self, count):
        def found():
            with self.lock:
                return list(self.requests) if len(self.requests) >= count else None

        return eventually(found, f"{count} requests to the provider")


def check_signature(fields, body, key):
    """As a receiver would: the body is the sender's, and not old."""
    parts = dict(part.split("=", 1) for part in fields["signet-signature"].split(","))
    expected = hmac.new(key.encode(), parts["t"].encode() + b"." + body, hashlib.sha256).hexdigest()
    assert hmac.compare_digest(expected, parts["v1"])
    return int(parts["t"])


def basic(fields):
    """User and password of a request."""
    scheme, _, value = fields["authorization"].partition(" ")
    assert scheme == "Basic"
    return tuple(base64.b64decode(value).decode().split(":", 1))


def form(body):
    return dict(urllib.parse.parse_qsl(body.decode(), strict_parsing=True))


def message(body):
    return json.loads(body)
