"""Answers that clients of the reference rely on, beside the refusals of the tables: over gRPC and REST."""

import pytest
from support.credentials import PHONE, auth, client, encoded, human_request, person_request, quick, wires, world
from support.schema import V1, V2
from support.waiting import eventually
from support.world import unique
from test_matrix import UNKNOWN, expect_refusal

__all__ = ["client", "quick", "wires", "world"]  # fixtures

# method, name of the id; what of the answer is empty where nobody of the organization has the id.
EMPTY_LISTS = {
    "metadata v1": (V1("ListUserMetadata"), "id", "result"),
    "metadata v2": (V2("ListUserMetadata"), "userId", "metadata"),
    "changes": (V1("ListUserChanges"), "userId", "result"),
    "machine keys": (V1("ListMachineKeys"), "userId", "result"),
    "tokens": (V1("ListPersonalAccessTokens"), "userId", "result"),
    "methods": (V2("ListAuthenticationMethodTypes"), "userId", "auth_method_types"),
    "factors": (V2("ListAuthenticationFactors"), "userId", "result"),
}


@pytest.mark.parametrize("row", EMPTY_LISTS)
def test_a_list_of_nobody_is_empty(row, client):
    method, field, items = EMPTY_LISTS[row]
    answer = client.get(method, **{field: UNKNOWN})
    assert not getattr(answer, items)
    for counted in ("details", "pagination"):
        if counted in answer.DESCRIPTOR.fields_by_name:
            assert getattr(answer, counted).total_result == 0


@pytest.mark.parametrize("row", [row for row in EMPTY_LISTS if EMPTY_LISTS[row][0].path.startswith("/zitadel.management")])
def test_a_list_of_somebody_elsewhere_is_empty(row, client, world):
    method, field, items = EMPTY_LISTS[row]
    machine = world.foreign_machine()
    there = world.admin.having(x_zitadel_orgid=world.admin.get(V2("GetUserByID"), userId=machine).user.details.resource_owner)
    there.get(V1("AddPersonalAccessToken"), userId=machine)
    there.get(V1("AddMachineKey"), userId=machine, type="KEY_TYPE_JSON")
    there.get(V1("SetUserMetadata"), id=machine, key="k", value=encoded("v"))
    assert getattr(there.get(method, **{field: machine}), items)
    assert not getattr(client.get(method, **{field: machine}), items)


def test_metadata_that_a_caller_may_not_read_are_left_out(client, world):
    """One who may read users in an organization of their own, and not in the administrator's."""
    machine, organization = world.machine(), world.organization()
    user_id = world.verified()
    world.metadata(user_id, k="v")
    assert client.get(V2("ListUserMetadata"), userId=user_id).metadata
    with world.member(machine, organization, "ORG_OWNER") as token:
        theirs = client.having(authorization=f"Bearer {token}", x_zitadel_orgid=organization)
        assert theirs.get(V2("ListUserMetadata"), userId=user_id) == theirs.get(V2("ListUserMetadata"), userId=UNKNOWN)


# method v1, method of one's own account, id for unknown and foreign ones, id for a machine.
PARTS = {
    "profile": ("GetHumanProfile", "GetMyProfile", "QUERY-HNhb3", "QUERY-WLTce"),
    "email": ("GetHumanEmail", "GetMyEmail", "QUERY-Hms2s", "QUERY-pt7HY"),
    "phone": ("GetHumanPhone", "GetMyPhone", "QUERY-DAvb3", "QUERY-hliQl"),
}


@pytest.mark.parametrize("part", PARTS)
def test_parts_of_people(part, client, world):
    method, mine, unknown, machine = PARTS[part]
    removed = world.verified()
    world.admin.get(V1("RemoveUser"), id=removed)
    for user_id in (UNKNOWN, world.foreign(), world.foreign_machine(), removed):
        expect_refusal(client.call(V1(method), userId=user_id), 5, unknown)
    program = world.machine()
    expect_refusal(client.call(V1(method), userId=program), 9, machine)
    theirs = client.having(authorization=f"Bearer {world.token(program).token}")
    expect_refusal(theirs.call(auth(mine)), 9, machine)
    in_german = client.having(accept_language="de").call(V1(method), userId=program)
    assert in_german.text == f"Der Benutzer ist keine Person. ({machine})"


def test_a_phone_that_is_not_there_is_empty(client, world):
    user_id = world.verified()
    answer = client.get(V1("GetHumanPhone"), userId=user_id)
    assert answer.HasField("phone") and not answer.phone.phone and not answer.phone.is_phone_verified
    details = world.admin.get(V1("GetUserByID"), id=user_id).user.details
    assert answer.details == details
    with world.logged_in(user_id) as token:
        caller = client.having(authorization=f"Bearer {token}")
        # The password that was entered may be hashed anew meanwhile.
        expected = lambda: auth("GetMyPhone").response(details=world.admin.get(V1("GetUserByID"), id=user_id).user.details, phone={})  # noqa: E731
        eventually(lambda: caller.get(auth("GetMyPhone")) == expected(), "both tell the same")


@pytest.mark.parametrize("method", ["AddHumanUser", "CreateUser"])
def test_a_creation_that_says_not_verified_sends_nothing(method, client, world):
    address = f"{unique('quiet')}@example.com"
    email = {"email": address, "isVerified": False}
    if method == "AddHumanUser":
        created = client.get(V2(method), **person_request(email=email))
        user_id = created.user_id
    else:
        created = client.get(V2(method), **human_request(world, email=email))
        user_id = created.id
    assert not created.email_code
    human = client.get(V2("GetUserByID"), userId=user_id).user.human
    assert human.email.email == address and not human.email.is_verified
    keys = [change.event_type.key for change in client.get(V1("ListUserChanges"), userId=user_id).result]
    assert keys == ["EventTypes.user.human.added"], "no code was issued"
    expect_refusal(client.call(V2("ResendEmailCode"), userId=user_id), 9, "EMAIL-5w5ilin4yt")
    expect_refusal(client.call(V2("VerifyEmail"), userId=user_id, verificationCode="AAAAAA"), 3, "COMMAND-eis9R")
    code = client.get(V2("SendEmailCode"), userId=user_id, returnCode={}).verification_code
    client.get(V2("VerifyEmail"), userId=user_id, verificationCode=code)


@pytest.mark.parametrize("key", ["", " ", " \t\n", "\u3000", "\u00a0"])
@pytest.mark.parametrize("method", ["AddHumanUser", "CreateUser"])
def test_metadata_of_a_new_person_have_a_key(method, key, client, world):
    metadata = [{"key": "fine", "value": encoded("v")}, {"key": key, "value": encoded("v")}]
    request = person_request(metadata=metadata) if method == "AddHumanUser" else human_request(world, metadata=metadata)
    answer = client.call(V2(method), **request)
    if key:
        expect_refusal(answer, 3, "USER-Drght")
    else:
        assert answer.code == 3 and not answer.details, "the schema's own rule"


@pytest.mark.parametrize("changed", [{"givenName": "Grace"}, {"familyName": "Hopper"}, {"givenName": "Grace", "familyName": "Hopper"}])
@pytest.mark.parametrize("method", ["UpdateHumanUser", "UpdateUser"])
def test_other_names_leave_the_display_name(method, changed, client, world):
    user_id = world.verified()
    names = {"givenName": "Ada", "familyName": "Lovelace"} | changed
    profile = {"profile": names if method == "UpdateHumanUser" else changed}
    client.get(V2(method), userId=user_id, **(profile if method == "UpdateHumanUser" else {"human": profile}))
    found = client.get(V2("GetUserByID"), userId=user_id).user.human.profile
    assert (found.given_name, found.family_name) == (names["givenName"], names["familyName"])
    assert found.display_name == "Ada Lovelace"


RESETS = {
    "v1": (V1("SendHumanResetPasswordNotification"), {"type": "TYPE_SMS"}),
    "v2": (V2("PasswordReset"), {"sendLink": {"notificationType": "NOTIFICATION_TYPE_SMS"}}),
}


@pytest.mark.parametrize("row", RESETS)
def test_a_reset_by_sms_does_not_tell_who_has_a_phone(row, client, world):
    method, fields = RESETS[row]
    answers = []
    for phone in (None, {"phone": PHONE, "isVerified": True}):
        user_id = world.secured(phone=phone) if phone else world.secured()
        before = client.get(V2("GetUserByID"), userId=user_id).user.details.sequence
        details = client.get(method, userId=user_id, **fields).details
        keys = [change.event_type.key for change in client.get(V1("ListUserChanges"), userId=user_id).result]
        assert "EventTypes.user.human.password.code.added" in keys
        answers.append((details.sequence - before, details.resource_owner))
    assert answers[0] == answers[1]


def test_a_link_to_a_provider_is_looked_at_last(client, world):
    """What else is wrong with a request is said first, and a stranger learns nothing of providers."""
    links = [{"idpId": "1", "userId": "2", "userName": "n"}]
    expect_refusal(client.call(V2("AddHumanUser"), **person_request(idpLinks=links, username=" ")), 3, "V2-zzad3")
    taken = world.secured()
    expect_refusal(client.call(V2("AddHumanUser"), **person_request(idpLinks=links, userId=taken)), 9, "COMMAND-7yiox1isql")
    stranger = client.having(authorization=f"Bearer {world.token().token}")
    assert stranger.call(V2("AddHumanUser"), **person_request(idpLinks=links)).text.endswith("(AUTHZ-cdgFk)")


def test_a_client_id_is_the_login_name(client, world):
    machine = world.machine()
    name = world.admin.get(V1("GetUserByID"), id=machine).user.preferred_login_name
    secret = client.get(V1("GenerateMachineSecret"), userId=machine)
    assert (secret.client_id, len(secret.client_secret)) == (name, 64)
