"""What operators ask of a server's inside by the interface: read models, messages that were given up, milestones; and
whether a server of mail takes one."""

import datetime
import subprocess

from support.schema import ADMIN, V2
from support.scripted_smtp import ScriptedSMTP
from support.waiting import eventually
from support.world import unique

FAILURE = {"database": "signet", "viewName": "notifications"}


def test_read_models_have_come_as_far_as_the_last_event(make_server, make_world):
    server = make_server()
    world = make_world(server)
    before = {view.view_name: view for view in world.admin.get(ADMIN("ListViews")).result}
    assert {"users", "organizations", "notifications"} <= before.keys()
    world.verified()
    after = {view.view_name: view for view in world.admin.get(ADMIN("ListViews")).result}
    newest = max(row[0] for row in server.query("SELECT max(position) FROM events"))
    for name, view in after.items():
        assert view.database == "signet"
        assert before[name].processed_sequence < view.processed_sequence <= newest
        assert view.event_timestamp.seconds > 0


def test_a_message_that_was_given_up_is_listed_until_it_is_removed(make_server, make_world):
    address = f"{unique('reader')}@example.com"
    with ScriptedSMTP() as provider:
        provider.replies = {address: [("RCPT", f"550 5.1.1 <{address}>: user unknown")]}
        server = make_server("--smtp-url", provider.url)
        world = make_world(server)
        world.person(email={"email": address, "sendCode": {}})
        failed, = eventually(lambda: list(world.admin.get(ADMIN("ListFailedEvents")).result), "it is given up")
        assert (failed.database, failed.view_name) == ("signet", "notifications")
        assert failed.failure_count == 1 and "user unknown" in failed.error_message
        for other in ({"failedSequence": failed.failed_sequence + 1}, {"viewName": "users"}, {"database": "other"}):
            world.admin.get(ADMIN("RemoveFailedEvent"), **{**FAILURE, "failedSequence": failed.failed_sequence, **other})
        assert len(world.admin.get(ADMIN("ListFailedEvents")).result) == 1
        # As curl sends it.
        path = f"/admin/v1/failedevents/signet/notifications/{failed.failed_sequence}"
        command = ["curl", "-sf", "-X", "DELETE", "-H", f"Authorization: Bearer {server.token}", server.url + path]
        assert subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout == "{}"
        assert not world.admin.get(ADMIN("ListFailedEvents")).result
        # The person asks again, and gets it.
        provider.replies = {}
        user = world.admin.get(V2("ListUsers"), queries=[{"emailQuery": {"emailAddress": address}}]).result[0]
        world.admin.get(V2("ResendEmailCode"), userId=user.user_id, sendCode={})
        provider.await_taken(address)


def test_the_instance_tells_since_when_it_is(world):
    answer = world.admin.get(ADMIN("ListMilestones"))
    milestone, = answer.result
    assert answer.details.total_result == 1 and milestone.type == 1
    created = world.admin.get(ADMIN("GetMyInstance")).instance.details.creation_date
    assert milestone.reached_date == created
    assert milestone.reached_date.ToDatetime() <= datetime.datetime.now(datetime.UTC).replace(tzinfo=None)


def test_the_older_names_send_test_mails_too(make_server, make_world):
    world = make_world(make_server())
    with ScriptedSMTP() as provider:
        server = {"senderAddress": "acme@example.com", "senderName": "Acme", "host": f"127.0.0.1:{provider.port}"}
        address = f"{unique('reader')}@example.com"
        world.admin.get(ADMIN("TestSMTPConfig"), **server, password="p", receiverAddress=address)
        provider.await_taken(address)
        added = world.admin.get(ADMIN("AddSMTPConfig"), **server)
        address = f"{unique('reader')}@example.com"
        world.admin.get(ADMIN("TestSMTPConfigById"), id=added.id, receiverAddress=address)
        provider.await_taken(address)
        answer = world.admin.call(ADMIN("TestSMTPConfigById"), id=added.id, receiverAddress="nobody")
        assert answer.code == 3
