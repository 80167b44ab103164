"""Passwords, phones, invitations, metadata and policies at work, over gRPC and REST."""

from support.credentials import (
    BCRYPT, OTHER, PASSWORD, PHONE, auth, client, encoded, human_request, person_request, quick, wires, world,
)  # fmt: skip
from support.schema import SERVICES, V1, V2
from support.world import unique
from test_matrix import expect_refusal

__all__ = ["client", "quick", "wires", "world"]  # fixtures
V2_USERS = "zitadel.user.v2.UserService"
new_password = {"newPassword": {"password": OTHER}}


def test_passwords(world, client):
    """A password is set by whoever may, changed by whoever knows it, and replaced with a code."""
    user_id = world.secured()
    set_v1 = client.get(V1("SetHumanPassword"), userId=user_id, password=OTHER, noChangeRequired=True)
    assert set_v1.details.sequence and set_v1.details.HasField("change_date") and set_v1.details.resource_owner
    got = lambda: client.get(V2("GetUserByID"), userId=user_id).user.human  # noqa: E731
    assert not got().password_change_required
    changed = client.get(V2("SetPassword"), userId=user_id, currentPassword=OTHER, newPassword={"password": PASSWORD})
    assert changed.details.sequence > set_v1.details.sequence
    expect_refusal(
        client.call(V2("SetPassword"), userId=user_id, currentPassword=OTHER, newPassword={"password": OTHER}),
        3, "COMMAND-3M0fs")  # fmt: skip
    client.get(V1("SetHumanInitialPassword"), userId=user_id, password=OTHER)
    assert got().password_change_required
    # Only the newest code counts, and only once.
    first = client.get(V2("PasswordReset"), userId=user_id, returnCode={}).verification_code
    code = client.get(V2("PasswordReset"), userId=user_id, returnCode={}).verification_code
    with_code = lambda code: {"userId": user_id, "verificationCode": code, "newPassword": {"password": PASSWORD}}  # noqa: E731
    expect_refusal(client.call(V2("SetPassword"), **with_code(first)), 3, "COMMAND-eis9R")
    expect_refusal(
        client.call(V2("SetPassword"), userId=user_id, verificationCode=code, newPassword={"password": "short"}),
        3, "DOMAIN-HuJf6")  # fmt: skip
    client.get(V2("SetPassword"), **with_code(code))
    expect_refusal(client.call(V2("SetPassword"), **with_code(code)), 9, "COMMAND-2M9fs")
    client.get(V2("SetPassword"), userId=user_id, currentPassword=PASSWORD, newPassword={"password": OTHER})
    # What is sent answers no code.
    assert not client.get(V2("PasswordReset"), userId=user_id, sendLink={}).verification_code
    client.get(V1("SendHumanResetPasswordNotification"), userId=user_id)


def test_five_wrong_guesses_void_a_password_code(world, client):
    user_id = world.secured()
    code = client.get(V2("PasswordReset"), userId=user_id, returnCode={}).verification_code
    guess = {"userId": user_id, "newPassword": {"password": OTHER}}
    for _ in range(5):
        expect_refusal(client.call(V2("SetPassword"), verificationCode="WRONG1", **guess), 3, "COMMAND-eis9R")
    expect_refusal(client.call(V2("SetPassword"), verificationCode=code, **guess), 3, "COMMAND-eis9R")


def test_guesses_at_a_password_are_bounded(world, client):
    """Whoever has any token may try; five times, then once a minute."""
    user_id = world.secured()
    guess = {"userId": user_id, "newPassword": {"password": OTHER}}
    for _ in range(5):
        expect_refusal(client.call(V2("SetPassword"), currentPassword="wrong", **guess), 3, "COMMAND-3M0fs")
    answer = client.call(V2("SetPassword"), currentPassword=PASSWORD, **guess)
    assert answer.code == 8 and answer.text.endswith("(SIGNET-Pg5ss)") and 0 < int(answer.metadata["retry-after"]) <= 60
    client.get(V2("SetPassword"), **guess)  # whoever has the permission guesses nothing


def test_an_imported_hash_is_a_password(world, client):
    user_id = client.get(V2("AddHumanUser"), **person_request(hashedPassword={"hash": BCRYPT})).user_id
    client.get(V2("SetPassword"), userId=user_id, currentPassword=PASSWORD, newPassword={"password": OTHER})
    methods = client.get(V2("ListAuthenticationMethodTypes"), userId=user_id)
    assert list(methods.auth_method_types) == [1] and methods.details.total_result == 1
    assert not client.get(V2("ListAuthenticationFactors"), userId=user_id).result
    nobody = client.get(V2("ListAuthenticationMethodTypes"), userId=world.verified())
    assert not nobody.auth_method_types and nobody.details.total_result == 0


SECRET = "JBSWY3DPEHPK3PXP"


def test_an_authenticator_app_that_was_in_use_before(world, client):
    """It counts from the start, whichever method brings it; nobody is told its secret, and no file holds it."""
    v1 = {"userName": unique("totp"), "profile": {"firstName": "A", "lastName": "B"},
          "email": {"email": f"{unique('totp')}@example.com", "isEmailVerified": True}, "password": PASSWORD}  # fmt: skip
    people = [
        client.get(V2("AddHumanUser"), **person_request(totpSecret=SECRET, password={"password": PASSWORD})).user_id,
        client.get(V2("CreateUser"), **human_request(world, totpSecret=SECRET.lower(), password={"password": PASSWORD})).id,
        client.get(V1("ImportHumanUser"), **v1, otpCode=SECRET).user_id,
    ]
    for user_id in people:
        methods = client.get(V2("ListAuthenticationMethodTypes"), userId=user_id)
        assert list(methods.auth_method_types) == [1, 4] and methods.details.total_result == 2

        def factors(**fields):
            found = client.get(V2("ListAuthenticationFactors"), userId=user_id, **fields).result
            return [(factor.WhichOneof("type"), factor.state) for factor in found]

        assert factors() == factors(authFactors=["U2F", "OTP"]) == factors(states=["AUTH_FACTOR_STATE_READY"]) == [("otp", 2)]
        assert factors(authFactors=["OTP_SMS", "U2F"]) == factors(states=["AUTH_FACTOR_STATE_NOT_READY"]) == []
        keys = [change.event_type.key for change in client.get(V1("ListUserChanges"), userId=user_id).result]
        assert keys.index("EventTypes.user.human.mfa.otp.verified") < keys.index("EventTypes.user.human.mfa.otp.added")
    for file in world.server.data.glob("signet.db*"):
        assert SECRET.encode() not in file.read_bytes().upper(), file
    sealed = world.server.query("SELECT payload FROM events WHERE type = 'user.human.mfa.otp.added'")
    assert len({payload for (payload,) in sealed}) == len(sealed) >= 3, "alike secrets are sealed to what is not alike"


def test_phones(world, client):
    user_id = world.verified()
    set_phone = client.get(V2("SetPhone"), userId=user_id, phone="0041 44 668 18 00", returnCode={})
    assert set_phone.details.sequence and set_phone.details.resource_owner and len(set_phone.verification_code) == 6
    phone = lambda: client.get(V2("GetUserByID"), userId=user_id).user.human.phone  # noqa: E731
    assert phone().phone == PHONE and not phone().is_verified
    code = client.get(V2("ResendPhoneCode"), userId=user_id, returnCode={}).verification_code
    expect_refusal(
        client.call(V2("VerifyPhone"), userId=user_id, verificationCode=set_phone.verification_code), 3, "COMMAND-eis9R")
    assert not client.get(V2("ResendPhoneCode"), userId=user_id, sendCode={}).verification_code
    expect_refusal(client.call(V2("VerifyPhone"), userId=user_id, verificationCode=code), 3, "COMMAND-eis9R")
    code = client.get(V2("ResendPhoneCode"), userId=user_id, returnCode={}).verification_code
    assert client.get(V2("VerifyPhone"), userId=user_id, verificationCode=code).details.HasField("change_date")
    assert phone().is_verified
    client.get(V2("SetPhone"), userId=user_id, phone="+41446681801", isVerified=True)
    assert phone().is_verified and phone().phone == "+41446681801"
    client.get(V2("SetPhone"), userId=user_id, phone="+49 (0) 30 1234567", isVerified=True)
    assert phone().phone == "+49301234567"
    assert client.get(V2("RemovePhone"), userId=user_id).details.sequence
    assert not phone().phone


def test_invitations(world, client):
    user_id = world.unverified()
    created = client.get(V2("CreateInviteCode"), userId=user_id, returnCode={})
    assert created.details.sequence and len(created.invite_code) == 6
    mailed = client.get(V2("CreateInviteCode"), userId=user_id, sendCode={"applicationName": "Shop"})
    assert not mailed.invite_code
    assert client.get(V2("ResendInviteCode"), userId=user_id).details.HasField("change_date")
    accept = lambda code: client.call(V2("VerifyInviteCode"), userId=user_id, verificationCode=code)  # noqa: E731
    expect_refusal(accept(created.invite_code), 3, "COMMAND-Wgn4q")
    code = client.get(V2("CreateInviteCode"), userId=user_id, returnCode={}).invite_code
    assert accept(code).code == 0
    assert client.get(V2("GetUserByID"), userId=user_id).user.human.email.is_verified
    expect_refusal(accept(code), 3, "COMMAND-Wgn4q")
    # Three wrong guesses void it.
    code = client.get(V2("CreateInviteCode"), userId=user_id, returnCode={}).invite_code
    for _ in range(3):
        expect_refusal(accept("WRONG1"), 3, "COMMAND-Wgn4q")
    expect_refusal(accept(code), 3, "COMMAND-Wgn4q")


def test_metadata(world, client):
    for user_id in (world.verified(), world.machine()):
        set_one = client.get(V1("SetUserMetadata"), id=user_id, key="colour", value=encoded("red"))
        assert set_one.id == user_id and set_one.details.HasField("change_date")
        entries = [{"key": key, "value": encoded(key)} for key in ("Shape", "size", "naïve key/1")]
        assert client.get(V1("BulkSetUserMetadata"), id=user_id, metadata=entries).details.sequence
        got = client.get(V1("GetUserMetadata"), id=user_id, key="naïve key/1").metadata
        assert got.value.decode() == got.key == "naïve key/1" and got.details.resource_owner
        again = client.get(V2("SetUserMetadata"), userId=user_id, metadata=[{"key": "colour", "value": encoded("blue")}])
        got = client.get(V1("GetUserMetadata"), id=user_id, key="colour").metadata
        assert got.value == b"blue" and got.details.change_date == again.set_date != got.details.creation_date

        def keys(*queries, **query):
            queries = [{"keyQuery": {"key": key, "method": f"TEXT_QUERY_METHOD_{method}"}} for method, key in queries]
            page = client.get(V1("ListUserMetadata"), id=user_id, queries=queries, query={"asc": True, **query})
            return [entry.key for entry in page.result]

        assert keys() == ["Shape", "colour", "naïve key/1", "size"]
        assert keys(asc=False, limit=2, offset=1) == ["naïve key/1", "colour"]
        for method, key, expected in (
            ("EQUALS", "size", ["size"]), ("EQUALS", "SIZE", []), ("EQUALS_IGNORE_CASE", "NAÏVE KEY/1", ["naïve key/1"]),
            ("STARTS_WITH", "s", ["size"]), ("STARTS_WITH_IGNORE_CASE", "s", ["Shape", "size"]),
            ("CONTAINS", "a", ["Shape", "naïve key/1"]), ("CONTAINS_IGNORE_CASE", "ÏVE", ["naïve key/1"]),
            ("ENDS_WITH", "e", ["Shape", "size"]), ("ENDS_WITH_IGNORE_CASE", "ZE", ["size"]),
        ):  # fmt: skip
            assert keys((method, key)) == expected, method
        found = client.get(V2("ListUserMetadata"), userId=user_id, pagination={"limit": 3},
                           filters=[{"keyFilter": {"key": "e", "method": "TEXT_FILTER_METHOD_CONTAINS"}}])  # fmt: skip
        assert [entry.key for entry in found.metadata] == ["size", "naïve key/1", "Shape"]
        assert found.pagination.total_result == 3 and found.metadata[0].value == b"size"
        # All or none.
        expect_refusal(client.call(V1("BulkRemoveUserMetadata"), id=user_id, keys=["size", "none"]), 5, "META-2nnds")
        client.get(V1("RemoveUserMetadata"), id=user_id, key="size")
        client.get(V1("BulkRemoveUserMetadata"), id=user_id, keys=["Shape"])
        assert client.get(V2("DeleteUserMetadata"), userId=user_id, keys=["colour"]).HasField("deletion_date")
        assert keys() == ["naïve key/1"]


def test_my_own(world, client):
    """Everyone changes the password and reads the metadata of their own account."""
    user_id = world.machine()
    world.metadata(user_id, a="1", b="2")
    own = client.having(authorization=f"Bearer {world.token(user_id).token}")
    assert own.get(auth("GetMyMetadata"), key="a").metadata.value == b"1"
    page = own.get(auth("ListMyMetadata"), query={"asc": True})
    assert [entry.key for entry in page.result] == ["a", "b"] and page.details.total_result == 2
    policy = own.get(auth("GetMyPasswordComplexityPolicy")).policy
    assert policy.min_length == 8 and policy.is_default
    # Programs look after their own credentials, but not after what others note of them.
    own.get(V2("AddSecret"), userId=user_id)
    stranger = own.call(V2("AddSecret"), userId=world.machine())
    assert (stranger.code, stranger.text) == (5, "membership not found (AUTHZ-cdgFk)")
    entry = [{"key": "a", "value": encoded("3")}]
    assert own.call(V2("SetUserMetadata"), userId=user_id, metadata=entry).code == 5


def test_whoever_is_removed_leaves_nothing_that_works(world, client):
    """No code, credential, name or address of theirs is held any more; the id is, since the record is kept by it."""
    name = unique("gone")
    person = world.person(
        username=name, email={"email": f"{name}@example.com", "returnCode": {}}, phone={"phone": PHONE, "returnCode": {}},
        metadata=[{"key": "k", "value": encoded("v")}])  # fmt: skip
    invitation = world.admin.get(V2("CreateInviteCode"), userId=person.user_id, returnCode={}).invite_code
    client.get(V2("DeleteUser"), userId=person.user_id)
    of = {"userId": person.user_id}
    for method, fields, code, identifier in (
        (V2("VerifyEmail"), {"verificationCode": person.email_code}, 5, "COMMAND-ieJ2e"),
        (V2("VerifyPhone"), {"verificationCode": person.phone_code}, 5, "COMMAND-ieJ2e"),
        (V2("VerifyInviteCode"), {"verificationCode": invitation}, 9, "COMMAND-F5g2h"),
        (V2("ResendEmailCode"), {}, 5, "COMMAND-ieJ2e"), (V2("PasswordReset"), {}, 5, "COMMAND-SAF4f"),
        (V2("SetPassword"), new_password, 9, "COMMAND-G8dh3"), (V2("DeleteUser"), {}, 5, "COMMAND-bd4ir1mblj"),
        (V2("ReactivateUser"), {}, 5, "COMMAND-9hy5kzbuk6"),
    ):  # fmt: skip
        expect_refusal(client.call(method, **of, **fields), code, identifier)
    assert not client.get(V2("ListUserMetadata"), **of).metadata
    assert not client.get(V2("ListAuthenticationMethodTypes"), **of).auth_method_types
    assert client.get(V1("IsUserUnique"), userName=name, email=f"{name}@example.com").is_unique
    expect_refusal(client.call(V2("AddHumanUser"), **person_request(userId=person.user_id)), 9, "COMMAND-7yiox1isql")
    client.get(V2("AddHumanUser"), **person_request(username=name.upper()))

    machine = world.machine()
    key = client.get(V1("AddMachineKey"), userId=machine, type="KEY_TYPE_JSON").key_id
    token = world.token(machine).token_id
    client.get(V1("GenerateMachineSecret"), userId=machine)
    client.get(V1("RemoveUser"), id=machine)
    for method in ("ListKeys", "ListPersonalAccessTokens"):
        assert not client.get(V2(method), filters=[{"userIdFilter": {"id": machine}}]).result, method
    expect_refusal(client.call(V1("GetMachineKeyByIDs"), userId=machine, keyId=key), 5, "QUERY-Dgr3g")
    expect_refusal(client.call(V1("GetPersonalAccessTokenByIDs"), userId=machine, tokenId=token), 5, "QUERY-fRunu")
    expect_refusal(client.call(V1("AddPersonalAccessToken"), userId=machine), 9, "COMMAND-Dggw2")
    expect_refusal(client.call(V1("RemoveMachineSecret"), userId=machine), 9, "COMMAND-x7s802")
    (state,) = world.server.query("SELECT payload FROM users WHERE id = ?", machine)
    assert b"$2" not in state[0], "the hash of its secret is gone as well"


def test_what_nobody_says_of_oneself(world, client):
    """A person calls with nothing but a token of a program; what takes the permission is tried with a program that has
    no role, on itself and on others."""
    program = client.having(authorization=f"Bearer {world.program()}")
    person = world.secured()
    for method, fields in (
        (V2("SetPhone"), {"phone": PHONE, "isVerified": True}), (V2("SetPassword"), new_password),
        (V2("PasswordReset"), {"returnCode": {}}), (V2("CreateInviteCode"), {}), (V2("UpdateHumanUser"), {"username": "x"}),
        (V2("UpdateUser"), {"human": {}}), (V2("ListAuthenticationMethodTypes"), {}),
    ):  # fmt: skip
        answer = program.call(method, userId=person, **fields)
        assert (answer.code, answer.text) == (5, "membership not found (AUTHZ-cdgFk)"), method.name
    # Whoever proves with what only the person has needs no permission.
    code = client.get(V2("PasswordReset"), userId=person, returnCode={}).verification_code
    program.get(V2("SetPassword"), userId=person, verificationCode=code, newPassword={"password": OTHER})


def test_creating(world, client):
    created = client.get(V2("CreateUser"), **human_request(
        world, email={"email": f"{unique('c')}@example.com", "returnCode": {}}, phone={"phone": PHONE, "returnCode": {}},
        password={"password": PASSWORD, "changeRequired": True}, metadata=[{"key": "k", "value": encoded("v")}]))  # fmt: skip
    assert created.id.isdigit() and created.HasField("creation_date")
    client.get(V2("VerifyEmail"), userId=created.id, verificationCode=created.email_code)
    client.get(V2("VerifyPhone"), userId=created.id, verificationCode=created.phone_code)
    human = client.get(V2("GetUserByID"), userId=created.id).user.human
    assert human.email.is_verified and human.phone.is_verified and human.password_change_required
    assert client.get(V1("GetUserMetadata"), id=created.id, key="k").metadata.value == b"v"
    organization = client.get(V1("GetMyOrg")).org.id
    machine = client.get(V2("CreateUser"), organizationId=organization, machine={"name": "M", "description": "d"})
    user = client.get(V2("GetUserByID"), userId=machine.id).user
    assert (user.username, user.machine.name, user.machine.description) == (machine.id, "M", "d")


def test_updating(world, client):
    user_id, _ = world.phoned()
    name = unique("updated")
    updated = client.get(V2("UpdateHumanUser"), userId=user_id, username=name,
        profile={"givenName": "Grace", "familyName": "Hopper", "preferredLanguage": "de"},
        email={"email": f"{name}@example.com", "returnCode": {}}, phone={"phone": "+41446681802", "returnCode": {}},
        password={"password": {"password": PASSWORD}})  # fmt: skip
    user = client.get(V2("GetUserByID"), userId=user_id).user
    assert updated.details.sequence == user.details.sequence and user.username == name
    profile = user.human.profile
    assert (profile.given_name, profile.display_name, profile.preferred_language) == ("Grace", "Ada Lovelace", "de")
    client.get(V2("VerifyEmail"), userId=user_id, verificationCode=updated.email_code)
    client.get(V2("VerifyPhone"), userId=user_id, verificationCode=updated.phone_code)
    # Nothing to change is no error, and no event.
    before = client.get(V2("GetUserByID"), userId=user_id).user.details.sequence
    same = client.get(V2("UpdateHumanUser"), userId=user_id, username=name, email={"email": f"{name}@example.com"})
    assert same.details.sequence == before and not same.email_code
    changed = client.get(V2("UpdateUser"), userId=user_id, human={
        "profile": {"nickName": "Amazing"}, "phone": {"phone": ""},
        "password": {"password": {"password": OTHER}, "currentPassword": PASSWORD}})  # fmt: skip
    human = client.get(V2("GetUserByID"), userId=user_id).user.human
    assert changed.HasField("change_date") and not human.phone.phone
    assert (human.profile.given_name, human.profile.nick_name) == ("Grace", "Amazing")
    wrong = {"password": {"password": {"password": OTHER}, "currentPassword": PASSWORD}}
    expect_refusal(client.call(V2("UpdateUser"), userId=user_id, human=wrong), 3, "COMMAND-3M0fs")


def noted(client, user_id):
    return {entry.key: entry.value for entry in client.get(V1("ListUserMetadata"), id=user_id).result}


def test_metadata_of_requests_that_create_and_update(world, client):
    """Beside what a request says of a person or a program, as its newer form has it."""
    note = lambda **entries: [{"key": key, "value": encoded(value)} for key, value in entries.items()]  # noqa: E731
    request = human_request(world, metadata=note(older="1"))
    person = client.get(V2("CreateUser"), **request, metadata=note(newer="2")).id
    assert noted(client, person) == {"older": b"1", "newer": b"2"}
    sequence = client.get(V2("GetUserByID"), userId=person).user.details.sequence
    client.get(V2("UpdateUser"), userId=person, human={}, metadata=note(newer="3", last="4"))
    assert noted(client, person) == {"older": b"1", "newer": b"3", "last": b"4"}
    assert client.get(V2("GetUserByID"), userId=person).user.details.sequence > sequence
    machine = client.get(V2("CreateUser"), organizationId=request["organizationId"], machine={"name": "M"},
                         metadata=note(k="v")).id  # fmt: skip
    client.get(V2("UpdateUser"), userId=machine, machine={}, metadata=note(l="w"))
    assert noted(client, machine) == {"k": b"v", "l": b"w"}


def test_policies(world, client):
    """An organization's own rules for passwords hold for its users and for nobody else."""
    there = client.having(x_zitadel_orgid=world.organization())
    default = there.get(V1("GetPasswordComplexityPolicy"))
    assert default.is_default and default.policy.is_default and default.policy.min_length == 8
    assert default.policy == there.get(V1("GetDefaultPasswordComplexityPolicy")).policy
    added = there.get(V1("AddCustomPasswordComplexityPolicy"), minLength=12)
    assert added.details.sequence and added.details.HasField("creation_date")
    own = there.get(V1("GetPasswordComplexityPolicy"))
    assert not own.is_default and own.policy.min_length == 12 and not own.policy.has_symbol
    assert own.policy.details.resource_owner == added.details.resource_owner
    person = {"profile": {"firstName": "A", "lastName": "B"}, "email": {"email": "a@example.com", "isEmailVerified": True}}
    add = lambda password: there.call(V1("AddHumanUser"), userName=unique("p"), initialPassword=password, **person)  # noqa: E731
    expect_refusal(add(PASSWORD[:11]), 3, "DOMAIN-HuJf6")
    assert add("all lower case").code == 0
    expect_refusal(there.call(V1("AddCustomPasswordComplexityPolicy"), minLength=9), 6, "Org-LdhbS")
    expect_refusal(there.call(V1("UpdateCustomPasswordComplexityPolicy"), minLength=12), 9, "Org-DAs21")
    there.get(V1("UpdateCustomPasswordComplexityPolicy"), minLength=4, hasNumber=True)
    assert add("ab1c").code == 0
    there.get(V1("ResetPasswordComplexityPolicyToDefault"))
    assert there.get(V1("GetPasswordComplexityPolicy")).is_default
    expect_refusal(add("ab1c"), 3, "DOMAIN-HuJf6")

    assert there.get(V1("GetNotificationPolicy")).policy.is_default
    assert there.get(V1("GetDefaultNotificationPolicy")).policy.password_change
    assert there.get(V1("AddCustomNotificationPolicy")).details.sequence
    expect_refusal(there.call(V1("AddCustomNotificationPolicy")), 6, "Org-xa08n2")
    expect_refusal(there.call(V1("UpdateCustomNotificationPolicy")), 9, "Org-ioqnxz")
    assert not there.get(V1("GetNotificationPolicy")).policy.password_change
    there.get(V1("UpdateCustomNotificationPolicy"), passwordChange=True)
    there.get(V1("ResetNotificationPolicyToDefault"))
    assert there.get(V1("GetNotificationPolicy")).policy.is_default


def test_zitadel_client(quick):
    """The SDK that others wrote, over every method here that it has."""
    import pathlib
    import subprocess

    from test_clients import SDK

    script = pathlib.Path(__file__).with_name("sdk_users.py")
    answer = subprocess.run([SDK, script, quick.url, quick.token], capture_output=True, text=True, timeout=120)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    assert answer.stdout.splitlines()[-1] == f"{len(SERVICES[V2_USERS].methods)} done", "each method that is served answered"
