"""The built server as a process."""

import os
import pathlib
import re
import signal
import sqlite3
import subprocess
import threading

from . import postgres
from .waiting import DEADLINE

ROOT = pathlib.Path(__file__).resolve().parents[3]
LISTENING = re.compile(r"listening on (?:https?://)?([^\s\"]+):(\d+)")


def executable():
    """The server to test: `SIGNET`, else the debug build."""
    path = pathlib.Path(os.environ.get("SIGNET", ROOT / ".build/debug/signet")).resolve()
    assert path.exists(), f"{path} is missing: build it, or name another one in SIGNET"
    return str(path)


def store(data, options):
    """The URL of the database for a data directory, with `STORE=postgres`; else nothing: a file in it."""
    if os.environ.get("STORE") != "postgres" or "--database" in options:
        return None
    if str(data) not in _databases:
        _databases[str(data)] = postgres.shared().database()
    return _databases[str(data)]


_databases = {}


class Server:
    """One run of `signet serve`: waits until it listens; stops it when the block ends."""

    def __init__(self, data, *options, environment=None, listen="127.0.0.1:0", prefix=()):
        self.data = pathlib.Path(data)
        self.options = options
        self.database = store(self.data, options)
        if self.database:
            self.options += ("--database", self.database)
        self.environment = environment or {}
        self.listen = listen
        # What runs it somewhere else.
        self.prefix = prefix
        self.lines = []
        self.process = None

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()

    def start(self):
        """Starts it on what the data directory holds; several times in turn, if wanted."""
        self.lines = []
        self.address = None
        self.ended = False
        self.changed = threading.Condition()
        self.process = subprocess.Popen(
            [*self.prefix, executable(), "serve", "--listen", self.listen, "--data", str(self.data), *self.options],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, **self.environment},
        )
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        with self.changed:
            self.changed.wait_for(lambda: self.address or self.ended, DEADLINE)
        if not self.address:
            self.kill()
            raise AssertionError(f"the server did not start:\n{self.log}")
        return self

    def _read(self):
        for line in self.process.stdout:
            with self.changed:
                self.lines.append(line)
                if not self.address and (found := LISTENING.search(line)):
                    self.address = found[1], int(found[2])
                self.changed.notify_all()
        with self.changed:
            self.ended = True
            self.changed.notify_all()

    def stop(self, signal_number=signal.SIGTERM):
        """Asks it to end; its exit code."""
        if self.process.poll() is None:
            self.process.send_signal(signal_number)
        return self.wait()

    def kill(self):
        """Ends it at once, as a power failure would end the process."""
        self.process.kill()
        self.wait()

    def wait(self):
        """Its exit code, once it ended by itself."""
        try:
            code = self.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError(f"the server did not end:\n{self.log}") from None
        self.reader.join(DEADLINE)
        return code

    @property
    def where(self):
        """What tells operators' commands which store is meant."""
        return ["--data", str(self.data), *(["--database", self.database] if self.database else [])]

    @property
    def log(self):
        return "".join(self.lines)

    @property
    def port(self):
        return self.address[1]

    @property
    def authority(self):
        return f"127.0.0.1:{self.port}"

    @property
    def url(self):
        return f"http://{self.authority}"

    @property
    def token(self):
        """The administrator's, written at the first start."""
        return (self.data / "admin.pat").read_text().strip()

    @property
    def mail(self):
        return self.data / "mail"

    def query(self, sql, *parameters):
        """Rows of the store, read beside the running server."""
        if self.database:
            return postgres.shared().rows(self.database, sql, *parameters)
        connection = sqlite3.connect(f"file:{self.data / 'signet.db'}?mode=ro", uri=True, timeout=DEADLINE)
        try:
            return connection.execute(sql, parameters).fetchall()
        finally:
            connection.close()

    def change(self, sql):
        """Changes the store of a server that was stopped, behind its back."""
        if self.database:
            return postgres.shared().execute(self.database, sql)
        connection = sqlite3.connect(self.data / "signet.db", timeout=DEADLINE)
        with connection:
            connection.execute(sql)
        return connection.close()

    @property
    def events(self):
        """How many events commands wrote: what a refused request must not change. That a mail went out is noted when it
        does."""
        return self.query("SELECT count(*) FROM events WHERE type NOT LIKE '%.sent'")[0][0]
