"""Postfix, from Debian, with an instance of its own: configuration, queue and mailboxes lie in one folder."""

import grp
import os
import pwd
import shutil
import socket
import subprocess

from .certificates import issue
from .mail import all_mails
from .ports import reserve_port
from .waiting import eventually

MAIN = """
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/log/postfix.log
maillog_file_prefixes = {folder}/log
myhostname = mail.example.com
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
smtpd_relay_restrictions = {relay}
mynetworks =
virtual_mailbox_domains = example.com
virtual_mailbox_base = {folder}/boxes
virtual_mailbox_maps = static:reader/
virtual_uid_maps = static:{user}
virtual_gid_maps = static:{group}
virtual_minimum_uid = 1
smtpd_tls_security_level = encrypt
smtpd_tls_chain_files = {key}, {certificate}
smtpd_tls_auth_only = yes
"""


class Postfix:
    """Takes mail for example.com, over STARTTLS; relays for nobody, or refuses whoever it does not know at all."""

    def __init__(self, folder):
        self.folder = folder
        # Its processes run as other users, who must get there.
        for part in (folder, *folder.parents):
            if part.stat().st_uid == os.geteuid() and part != part.parent:
                part.chmod(part.stat().st_mode | 0o011)
        self.authority, certificate, key = issue(folder)
        self.port = reserve_port()
        postfix = pwd.getpwnam("postfix")
        self.boxes = folder / "boxes"
        for name, owner in (("queue", 0), ("data", postfix.pw_uid), ("log", 0), ("etc", 0), ("boxes", postfix.pw_uid)):
            (folder / name).mkdir()
            os.chown(folder / name, owner, 0)
        self.settings = {
            "folder": folder, "user": postfix.pw_uid, "group": grp.getgrnam("postfix").gr_gid, "key": key,
            "certificate": certificate,
        }  # fmt: skip
        self.configure(relay="reject_unauth_destination")
        services = []
        for line in open("/usr/share/postfix/master.cf.dist"):
            # Debian shuts services into the queue directory, where this instance has no copies of the system's files.
            fields = line.split()
            if line[:1].isalpha() and len(fields) >= 8:
                fields[4] = "n"
                if fields[0] == "smtp" and fields[1] == "inet":
                    fields[0] = f"127.0.0.1:{self.port}"
                line = " ".join(fields) + "\n"
            services.append(line)
        (folder / "etc/master.cf").write_text("".join(services))

    def configure(self, relay, more=""):
        (self.folder / "etc/main.cf").write_text(MAIN.format(relay=relay, **self.settings) + more)

    def command(self, name):
        done = subprocess.run(
            ["postfix", "-c", str(self.folder / "etc"), name], capture_output=True, text=True, timeout=60
        )
        assert done.returncode == 0, done.stdout + done.stderr + self.log

    def __enter__(self):
        self.command("start")
        eventually(self._answers, "Postfix listens")
        return self

    def __exit__(self, *_):
        self.command("stop")
        shutil.rmtree(self.folder / "queue")

    def _answers(self):
        try:
            with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
                return connection.recv(64).startswith(b"220")
        except OSError:
            return False

    @property
    def log(self):
        path = self.folder / "log/postfix.log"
        return path.read_text() if path.exists() else ""

    @property
    def url(self):
        return f"smtp://127.0.0.1:{self.port}?from=signet@example.org&ca={self.authority}&starttls=required"

    def await_mails(self, count):
        """What has arrived in the mailbox."""

        def found():
            mails = all_mails(self.boxes / "reader")
            return mails if len(mails) >= count else None

        try:
            return eventually(found, f"{count} mails in the mailbox")
        except AssertionError as error:
            raise AssertionError(f"{error}\n{self.log}") from None
