"""A real SMTP server (aiosmtpd) that demands TLS, by STARTTLS or from the start, and AUTH."""

import dataclasses
import ssl
import threading
import urllib.parse
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

from .certificates import issue
from .mail import parsed
from .ports import reserve_port
from .waiting import eventually


@dataclasses.dataclass
class Received:
    sender: str
    recipients: list
    mail: EmailMessage
    was_encrypted: bool
    authenticated_as: str


class SMTP:
    """Listens on one port from the first start on, also after it was stopped."""

    user = "signet"
    known_password = "s3cret:/@ ü"

    def __init__(self, folder, scheme="smtp"):
        self.scheme = scheme
        self.authority, certificate, key = issue(folder)
        self.context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        self.context.load_cert_chain(certificate, key)
        self.password = self.known_password
        self.mails, self.refused, self.failed_logins = [], [], 0
        self.replies = []
        """Answers to the next mails, instead of taking them."""
        self.lock = threading.Lock()
        # The controller must know its port before it listens, and a restart needs the same one.
        self.port = reserve_port()
        self.controller = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        protection = {
            "smtp": {"tls_context": self.context, "require_starttls": True},
            # AUTH asks for STARTTLS otherwise, although all of it is encrypted.
            "smtps": {"ssl_context": self.context, "auth_require_tls": False},
        }[self.scheme]
        self.controller = Controller(
            self,
            hostname="127.0.0.1",
            port=self.port,
            **protection,
            authenticator=self._authenticate,
            auth_required=True,
            decode_data=False,
        )
        self.controller.start()

    def stop(self):
        if self.controller:
            self.controller.stop()
            self.controller = None

    @property
    def url(self):
        options = {"from": "signet@example.org", "ca": self.authority}
        if self.scheme == "smtp":
            options["starttls"] = "required"
        options = urllib.parse.urlencode(options)
        password = urllib.parse.quote(self.known_password, safe="")
        return f"{self.scheme}://{self.user}:{password}@127.0.0.1:{self.port}?{options}"

    def _authenticate(self, server, session, envelope, mechanism, data):
        right = (data.login, data.password) == (self.user.encode(), self.password.encode())
        if not right:
            self.failed_logins += 1
        return AuthResult(success=right, handled=right, auth_data=data.login.decode() if right else None)

    async def handle_DATA(self, server, session, envelope):
        mail = parsed(envelope.content)
        with self.lock:
            if self.replies:
                self.refused.append(mail)
                return self.replies.pop(0)
            encrypted = session.ssl is not None or self.scheme == "smtps"
            self.mails.append(
                Received(envelope.mail_from, envelope.rcpt_tos, mail, encrypted, session.auth_data)
            )
        return "250 taken"

    def await_mails(self, address, count=1):
        def found():
            with self.lock:
                mails = [received for received in self.mails if received.recipients == [address]]
            return mails if len(mails) >= count else None

        return eventually(found, f"{count} mails to {address}")

    def await_refusals(self, count):
        eventually(lambda: self.failed_logins >= count, "the wrong password is tried")
