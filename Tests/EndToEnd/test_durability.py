"""Killed at any instant: what was acknowledged is kept, and its mail arrives."""

import concurrent.futures
import mailbox
import threading

from support.mail import code, parsed
from support.schema import V1, V2
from support.waiting import DEADLINE, eventually

ROUNDS, PEOPLE, CALLERS = 25, 48, 16


class Letters:
    """The mails of a Maildir by address, each parsed once."""

    def __init__(self, path):
        self.path, self.seen, self.by_address = path, set(), {}

    def read(self):
        if (self.path / "new").is_dir():
            folder = mailbox.Maildir(self.path, create=False)
            for key in sorted(set(folder.keys()) - self.seen):
                self.seen.add(key)
                mail = parsed(folder.get_bytes(key))
                self.by_address.setdefault(mail["To"].addresses[0].addr_spec, []).append(mail)
        return self.by_address


def resend_until_killed(server, world, people, acknowledgements):
    """Resends once to each person, many at a time; kills the server at that many answers. Who was answered: sequence."""
    acknowledged, lock = {}, threading.Lock()

    def resend(person):
        answer = world.admin.call(V1("ResendHumanEmailVerification"), userId=person.user_id)
        if answer.code != 0:
            assert answer.code in (1, 14), answer  # the connection broke
            return
        with lock:
            acknowledged[person.user_id] = answer.message.details.sequence
            if len(acknowledged) == acknowledgements:
                server.process.kill()

    with concurrent.futures.ThreadPoolExecutor(CALLERS) as pool:
        list(pool.map(resend, people))
    server.process.kill()
    server.wait()
    return acknowledged


def test_killed_while_resending(make_server, make_world):
    server = make_server()
    letters = Letters(server.mail)
    # Other nodes may have the leases of one that was killed: they have to end.
    rounds, deadline = (2, 180) if server.database else (ROUNDS, DEADLINE)
    for number in range(rounds):
        world = make_world(server)
        with concurrent.futures.ThreadPoolExecutor(CALLERS) as pool:
            people = list(pool.map(lambda _: world.person(), range(PEOPLE)))
            address = {person.user_id: world.address(person.user_id).email for person in people}
        acknowledged = resend_until_killed(server, world, people, 1 + number * 7 % PEOPLE)
        world.close()
        assert acknowledged

        server.start()
        world = make_world(server)
        eventually(
            lambda: all(address[user_id] in letters.read() for user_id in acknowledged),
            f"round {number}: every acknowledged resend has its mail", deadline,
        )
        for user_id, sequence in acknowledged.items():
            event = server.query(
                "SELECT count(*) FROM events WHERE aggregate_id = ? AND sequence = ?", user_id, sequence
            )
            assert event == [(1,)], f"round {number}: the event of an acknowledged resend is gone"
            mail = letters.by_address[address[user_id]][-1]
            identifiers = {mail["Message-ID"] for mail in letters.by_address[address[user_id]]}
            assert len(identifiers) == 1, "sent twice, it is still one mail"
            world.admin.get(V2("VerifyEmail"), userId=user_id, verificationCode=code(mail))
        if not server.database:
            assert server.query("PRAGMA integrity_check") == [("ok",)]
        world.close()


def test_killed_between_commit_and_mail(make_server, make_world):
    """What waits for a provider that is away waits through kills."""
    server = make_server("--smtp-url", "smtp://127.0.0.1:1?starttls=off&from=signet@example.org")
    world = make_world(server)
    people = [world.person() for _ in range(20)]
    for person in people:
        world.admin.get(V1("ResendHumanEmailVerification"), userId=person.user_id)
    addresses = {person.user_id: world.address(person.user_id).email for person in people}
    server.kill()
    server = make_server()
    letters = Letters(server.mail)
    eventually(lambda: set(letters.read()) >= set(addresses.values()), "every mail arrives in the Maildir")
