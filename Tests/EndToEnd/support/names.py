"""A DNS server and an HTTPS server on this machine, for domains that are asked for their proofs."""

import contextlib
import http.server
import socketserver
import ssl
import struct
import threading


class DNS:
    """Answers A and TXT (RFC 1035) from tables: `addresses` and `texts`, by name. What was asked is in `asked`."""

    def __init__(self):
        self.addresses, self.texts, self.asked = {}, {}, []
        names = self

        class Handler(socketserver.BaseRequestHandler):
            def handle(self):
                question, socket = self.request
                socket.sendto(names._answer(question), self.client_address)

        self._server = socketserver.ThreadingUDPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self):
        return "127.0.0.1:%d" % self._server.server_address[1]

    def close(self):
        self._server.shutdown()
        self._server.server_close()

    def _answer(self, question):
        labels, at = [], 12
        while question[at]:
            labels.append(question[at + 1 : at + 1 + question[at]].decode())
            at += 1 + question[at]
        name, kind = ".".join(labels).lower(), struct.unpack(">H", question[at + 1 : at + 3])[0]
        self.asked.append((name, kind))
        data = []
        if kind == 1:
            data = [bytes(map(int, address.split("."))) for address in self.addresses.get(name, [])]
        if kind == 16:
            data = [bytes([len(text)]) + text.encode() for text in self.texts.get(name, [])]
        known = name in self.addresses or name in self.texts
        head = question[:2] + struct.pack(">HHHHH", 0x8180 if known else 0x8183, 1, len(data), 0, 0)
        records = b"".join(b"\xc0\x0c" + struct.pack(">HHIH", kind, 1, 60, len(item)) + item for item in data)
        return head + question[12 : at + 5] + records


class Pages:
    """Serves `pages`, by host and path: a text, or an address that it redirects to. What was asked is in `asked`."""

    def __init__(self, certificate, key):
        self.pages, self.asked = {}, []
        pages = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                place = (self.headers["host"].partition(":")[0], self.path)
                pages.asked.append(place)
                page = pages.pages.get(place)
                self.send_response(404 if page is None else 302 if "://" in page else 200)
                if page and "://" in page:
                    self.send_header("location", page)
                    page = ""
                body = (page or "").encode()
                self.send_header("content-length", str(len(body)))
                self.end_headers()
                with contextlib.suppress(OSError):
                    self.wfile.write(body)

            def log_message(self, *_):
                pass

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def port(self):
        return self._server.server_address[1]

    def close(self):
        self._server.shutdown()
        self._server.server_close()
