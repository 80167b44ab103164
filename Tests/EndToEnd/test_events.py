"""What happened, as its readers see it: lists of events, their types, and histories of organizations."""

import json
import subprocess

import pytest

from support.protocols import Client
from support.schema import ADMIN, V1, V2
from support.server import executable
from support.world import unique


@pytest.fixture(params=["grpc", "grpc-web", "rest"])
def client(request, opened, server):
    """The administrator over gRPC, gRPC-Web and JSON REST."""
    return Client(opened[request.param], server.token)


def types(events):
    return [event.type.type for event in events]


def test_events_tell_what_happened_to_whom_and_by_whom(client, world):
    user = world.verified()
    events = client.get(ADMIN("ListEvents"), aggregateId=user).events
    assert types(events) == ["user.human.email.verified", "user.human.added"], "the newest first"
    added = events[-1]
    assert (added.aggregate.id, added.aggregate.type.type, added.sequence) == (user, "user", 1)
    assert added.aggregate.resource_owner and added.creation_date.seconds > 1_700_000_000
    assert added.editor.user_id and added.editor.display_name
    assert added.type.localized.key == "EventTypes.user.human.added" and added.type.localized.localized_message
    assert added.payload["firstName"] == "Ada" and added.payload["email"].endswith("@example.com")
    german = client.having(accept_language="de").get(ADMIN("ListEvents"), aggregateId=user).events
    assert german[-1].type.localized.localized_message == "Person angelegt."


def test_filters_hold_together(client, world):
    machine = world.machine()
    theirs = {"aggregateId": machine}
    for method in ("LockUser", "UnlockUser", "DeactivateUser"):
        world.admin.get(V1(method), id=machine)
    listed = lambda **query: types(client.get(ADMIN("ListEvents"), **theirs, **query).events)  # noqa: E731
    assert listed(asc=True) == ["user.machine.added", "user.locked", "user.unlocked", "user.deactivated"]
    assert listed(limit=1) == ["user.deactivated"]
    assert listed(sequence=2) == ["user.deactivated", "user.unlocked"]
    assert listed(eventTypes=["user.locked", "user.deactivated"], asc=True) == ["user.locked", "user.deactivated"]
    assert listed(aggregateTypes=["user"], limit=1) == ["user.deactivated"]
    assert listed(aggregateTypes=["org"]) == []
    assert listed(editorUserId="nobody") == []
    moment = client.get(ADMIN("ListEvents"), **theirs, eventTypes=["user.locked"]).events[0].creation_date
    text = moment.ToJsonString()
    assert listed(**{"from": text}) == ["user.machine.added"], "earlier than"
    assert listed(**{"from": text}, asc=True) == ["user.unlocked", "user.deactivated"], "later than"
    assert listed(range={"since": text}, creationDate=text) == ["user.deactivated", "user.unlocked"]


def test_an_organization_has_a_history(client, world):
    organization = world.organization()
    client = client.having(x_zitadel_orgid=organization)
    changes = client.get(V1("ListOrgChanges"), query={"asc": True}).result
    assert changes[0].event_type.key == "EventTypes.org.added"
    assert all(change.resource_owner_id == organization and change.editor_id for change in changes)
    assert [c.sequence for c in client.get(V1("ListOrgChanges"), query={"limit": 1}).result] == [len(changes)]
    events = client.get(ADMIN("ListEvents"), aggregateId=organization, asc=True).events
    assert [f"EventTypes.{kind}" for kind in types(events)] == [change.event_type.key for change in changes]


def test_every_event_is_of_a_type_that_is_listed(client):
    listed = client.get(ADMIN("ListEventTypes")).event_types
    assert all(kind.localized.localized_message for kind in listed)
    kinds = [kind.type for kind in client.get(ADMIN("ListAggregateTypes")).aggregate_types]
    events = client.get(ADMIN("ListEvents")).events
    assert 0 < len(events) <= 1000
    assert set(types(events)) <= {kind.type for kind in listed}
    assert {event.aggregate.type.type for event in events} <= set(kinds)


def test_no_secret_is_told(client, world):
    code = world.person(email={"returnCode": {}}).email_code
    machine = world.machine()
    secrets = [
        code, world.token(machine), world.admin.get(V1("GenerateMachineSecret"), userId=machine).client_secret,
        "Secret-Passw0rd!",
    ]  # fmt: skip
    user = world.verified()
    world.admin.get(V2("SetPassword"), userId=user, newPassword={"password": secrets[-1]})
    world.admin.get(V1("SetUserMetadata"), id=user, key="k", value="TUFSS0VE")
    told = json.dumps([dict(event.payload.items()) for event in client.get(ADMIN("ListEvents")).events], default=str)
    for secret in [*secrets, "MARKED", "TUFSS0VE", "$argon2", "digest", "hash"]:
        assert secret not in told


def test_events_are_for_who_may_read_them(client, world):
    stranger = client.having(authorization=f"Bearer {world.program()}")
    for method in ("ListEvents", "ListEventTypes", "ListAggregateTypes"):
        answer = stranger.call(ADMIN(method))
        assert (answer.code, answer.text) == (5, "membership not found (AUTHZ-cdgFk)")
    assert client.call(ADMIN("ListEvents"), eventTypes=["user.locked"] * 31).code == 3


def test_whoever_was_forgotten_is_told_of_no_more(make_server, make_world):
    server = make_server()
    admin = make_world(server).admin
    name = unique("forgotten")
    user = make_world(server).person(username=name).user_id
    assert admin.get(ADMIN("ListEvents"), aggregateId=user).events[-1].payload["userName"] == name
    admin.get(V2("DeleteUser"), userId=user)
    assert server.stop() == 0
    command = [executable(), "admin", "erase-user", user, *server.where]
    subprocess.run(command, check=True, capture_output=True, timeout=60)
    admin = make_world(server.start()).admin
    for event in admin.get(ADMIN("ListEvents")).events:
        assert name not in str(event.payload) and not (event.aggregate.id == user and "email" in event.payload)
