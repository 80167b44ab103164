"""A real SMTP server (aiosmtpd) without TLS, as one on the same machine or behind a tunnel is."""

import re
import threading

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from .mail import parsed
from .ports import reserve_port
from .waiting import eventually

MESSAGE_ID = re.compile(rb"^Message-ID: (\S+)", re.MULTILINE | re.IGNORECASE)


class OpenSMTP:
    """Takes mail from whoever knows the password, or from all where it has none."""

    def __init__(self, password=None, hold=None):
        self.password = password
        self.mails, self.logins = [], []
        self.hold = hold
        """Answered with this instead of taking a mail; None: taken."""
        self.lock = threading.Lock()
        self.port = reserve_port()
        self.controller = Controller(
            self, hostname="127.0.0.1", port=self.port, decode_data=False, auth_require_tls=False,
            authenticator=self._authenticate if password else None, auth_required=password is not None)

    def __enter__(self):
        self.controller.start()
        return self

    def __exit__(self, *_):
        self.controller.stop()

    @property
    def host(self):
        return f"127.0.0.1:{self.port}"

    def _authenticate(self, server, session, envelope, mechanism, data):
        login = (data.login.decode(), data.password.decode())
        with self.lock:
            self.logins.append(login)
        return AuthResult(success=login[1] == self.password, handled=login[1] == self.password)

    async def handle_DATA(self, server, session, envelope):
        with self.lock:
            if self.hold:
                return self.hold
            self.mails.append((envelope.mail_from, envelope.rcpt_tos, envelope.content))
        return "250 taken"

    def ids(self):
        """The `Message-ID` of each mail that was taken."""
        with self.lock:
            return [MESSAGE_ID.search(content)[1].decode() for _, _, content in self.mails]

    def await_mail(self, address):
        def found():
            with self.lock:
                mails = [(sender, content) for sender, to, content in self.mails if to == [address]]
            return [(sender, parsed(content)) for sender, content in mails]

        return eventually(found, f"a mail to {address}")[-1]
