"""Two nodes on a primary and its synchronous standby, under load, with what each client was told."""

import collections
import random
import re
import shutil
import subprocess
import threading
import time
import urllib.request

from .open_smtp import OpenSMTP
from .ports import reserve_port
from .postgres import Postgres
from .protocols import GRPC, Client
from .schema import V1, V2
from .server import Server, executable
from .waiting import eventually
from .world import unique

BROKEN = (1, 4, 14)
"""Codes of calls of which nobody knows what became: cancelled, too late, unavailable."""


class Cluster:
    """Two nodes, and where they keep and send: each can be killed and put back."""

    def __init__(self, folder):
        self.smtp = OpenSMTP()
        self.smtp.__enter__()
        self.primary = Postgres()
        self.name = self.primary.database().rsplit("/", 1)[1]
        self.standby, self.lost = Postgres(self.primary), None
        ports = f"{self.primary.port},{self.standby.port}"
        self.url = f"postgresql://signet@/{self.name}?host=127.0.0.1,127.0.0.1&port={ports}"
        options = ("--database", self.url, "--smtp-url", f"smtp://{self.smtp.host}?starttls=off&from=signet@example.org")
        self.nodes = [Server(folder / name, *options, listen=f"127.0.0.1:{reserve_port()}") for name in ("first", "second")]
        first, second = self.nodes
        first.start()
        second.data.mkdir(mode=0o700)
        for name in ("master.key", "admin.pat"):
            shutil.copy(first.data / name, second.data / name)
        second.start()

    def close(self):
        for node in self.nodes:
            if node.process.poll() is None:
                node.stop()
        self.smtp.__exit__()
        for postgres in (self.standby, self.lost, self.primary):
            if postgres:
                postgres.stop()

    def fail_over(self):
        """Kills the primary; returns when the standby is one."""
        self.primary.kill()
        self.standby.promote()
        self.lost, self.primary, self.standby = self.primary, self.standby, None

    def restart_nodes(self):
        for node in self.nodes:
            if node.process.poll() is not None:
                node.start()

    def rebuild_standby(self):
        """Makes a primary that was replaced a new standby of the one that did."""
        if not self.standby:
            self.lost.stop()
            self.standby, self.lost = Postgres(self.primary, port=self.lost.port), None

    def rows(self, sql):
        return self.primary.rows(f"postgresql://signet@127.0.0.1:{self.primary.port}/{self.name}", sql)

    def verify(self):
        """What an operator's check says of every state; nothing where all is well."""
        command = [executable(), "admin", "verify-state", "--data", self.nodes[0].data, "--database", self.url]
        done = subprocess.run(command, capture_output=True, text=True)
        return "" if done.returncode == 0 else done.stdout + done.stderr

    def unknown(self):
        """Of both nodes, as metrics tell: commits whose answer was lost, by their outcome, and those that are gone."""
        counts = collections.Counter()
        for node in self.nodes:
            text = urllib.request.urlopen(f"{node.url}/debug/metrics").read().decode()
            for name, value in re.findall(r"^database_commits_(\S+) (\d+)", text, re.MULTILINE):
                counts[name] += int(value)
        return counts


class Load:
    """Clients that add people and send to each of them one mail, through either node, and note what was acknowledged."""

    def __init__(self, cluster):
        self.cluster = cluster
        self.writes = []
        """Of each acknowledged change: the user's id and the number of the last event."""
        self.mailed = set()
        """Addresses to which a mail was acknowledged."""
        self.times = []
        """When changes were acknowledged, in the order of their answers."""
        self.broken, self.wrong = 0, []
        self.changed = threading.Condition()

    def run(self, clients, kill, before, after):
        """Calls `kill` once so many changes more were acknowledged, and goes on until so many more were; what it returns."""
        start = len(self.times)
        self.is_over = False
        threads = [threading.Thread(target=self._client, args=(number,)) for number in range(clients)]
        for thread in threads:
            thread.start()
        try:
            self._await(start + before)
            outcome = kill()
            # Those that were under way may have been acknowledged before.
            self._await(len(self.times) + after)
        finally:
            self.is_over = True
            for thread in threads:
                thread.join()
        return outcome

    def _await(self, count):
        with self.changed:
            arrived = self.changed.wait_for(lambda: self.wrong or len(self.times) >= count, 120)
        assert arrived and not self.wrong, self.wrong or [node.log[-2000:] for node in self.cluster.nodes]

    def _client(self, number):
        protocols = [GRPC(node.listen) for node in self.cluster.nodes]
        turn = number
        while not self.is_over:
            turn += 1
            node = turn % 2
            name = unique("killed")
            address = f"{name}@example.com"
            resends = random.random() < 0.5
            answer = self._call(
                protocols, node, V2("AddHumanUser"), username=name,
                profile={"givenName": "Ada", "familyName": "Lovelace"},
                email={"email": address, **({"returnCode": {}} if resends else {"sendCode": {}})})
            if answer and resends:
                user_id = answer.user_id
                self._note(user_id, answer.details.sequence)
                # What one node has acknowledged the other knows.
                answer = self._call(protocols, 1 - node, V1("ResendHumanEmailVerification"), userId=user_id)
                if answer:
                    self._note(user_id, answer.details.sequence, address)
            elif answer:
                self._note(answer.user_id, answer.details.sequence, address)
        for protocol in protocols:
            protocol.close()

    def _call(self, protocols, node, method, **fields):
        answer = Client(protocols[node], self.cluster.nodes[0].token).call(method, **fields)
        if answer.code == 0:
            return answer.message
        with self.changed:
            self.broken += 1
            if answer.code not in BROKEN:
                self.wrong.append(answer)
                self.changed.notify_all()
        protocols[node].close()
        protocols[node] = GRPC(self.cluster.nodes[node].listen)
        time.sleep(0.02)
        return None

    def _note(self, user_id, sequence, address=None):
        with self.changed:
            self.writes.append((user_id, int(sequence)))
            if address:
                self.mailed.add(address)
            self.times.append(time.monotonic())
            self.changed.notify_all()

    def lost_writes(self):
        """Acknowledged changes that are not on record. A number that was given twice is that of one that was lost."""
        kept = set(self.cluster.rows("SELECT aggregate_id, sequence FROM events"))
        kept = {(str(user_id), sequence) for user_id, sequence in kept}
        return [write for write in self.writes if write not in kept] + [
            write for write, count in collections.Counter(self.writes).items() if count > 1]

    def await_mails(self):
        """Waits until nothing is to be sent any more: what a killed node had begun waits for the end of its lease."""
        waiting = "SELECT count(*) FROM outbox"
        eventually(lambda: self.cluster.rows(waiting) == [(0,)], "nothing waits to be sent", deadline=240)

    def mails(self):
        """How many acknowledged mails were not sent, how many were sent more than once, and under several names."""
        with self.cluster.smtp.lock:
            sent = [(to[0], content) for _, to, content in self.cluster.smtp.mails]
        ids = self.cluster.smtp.ids()
        names = collections.defaultdict(set)
        for (address, _), name in zip(sent, ids):
            names[address].add(name)
        return len(self.mailed - names.keys()), len(ids) - len(set(ids)), sum(len(found) > 1 for found in names.values())

    def first_after(self, moment):
        """Seconds until something was acknowledged, from then on."""
        return min(when for when in self.times if when >= moment) - moment

    def longest_pause(self, moment):
        """Seconds in which nothing was acknowledged, from then on."""
        times = [when for when in self.times if when >= moment]
        return max(later - earlier for earlier, later in zip([moment, *times], times))
