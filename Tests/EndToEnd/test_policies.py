"""Policies of the instance and of organizations, by clients that others wrote: set, inherited, reset, and obeyed."""

import concurrent.futures
import json
import subprocess
import threading

import httpx
import pytest

from support.credentials import OTHER, PASSWORD, Credentials, auth
from support.mail import await_mails, mails_to
from support.protocols import GRPC, Client
from support.schema import ADMIN, V1, V2
from support.server import Server, executable
from support.world import unique
from test_matrix import expect_refusal

OPTIONS = ("--password-hash=bcrypt:4", "--resend-burst=0", "--resend-hourly=0")


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A server of these tests' own: what they set for the instance holds for all."""
    with Server(tmp_path_factory.mktemp("policies"), *OPTIONS) as server:
        yield server


@pytest.fixture(scope="module")
def world(own):
    world = Credentials(own)
    yield world
    world.close()


def curl(server, verb, path, body=None, organization=None):
    """Status and JSON of a call by curl."""
    command = ["curl", "-sS", "-X", verb, "-w", "\n%{http_code}", f"{server.url}{path}",
               "-H", f"authorization: Bearer {server.token}"]  # fmt: skip
    if body is not None:
        command += ["-H", "content-type: application/json", "-d", json.dumps(body)]
    if organization:
        command += ["-H", f"x-zitadel-orgid: {organization}"]
    text, _, status = subprocess.run(command, capture_output=True, text=True, check=True).stdout.rpartition("\n")
    return int(status), json.loads(text)


# Path, what is set first, what is set then, and both as they are read.
POLICIES = {
    "login": ("login", {"forceMfa": True}, {"passwordCheckLifetime": "3600s"}),
    "complexity": ("password/complexity", {"minLength": 12}, {"minLength": "9", "hasSymbol": True}),
    "age": ("password/age", {"maxAgeDays": "90"}, {"expireWarnDays": "7"}),
    "lockout": ("lockout", {"maxPasswordAttempts": "5"}, {"maxOtpAttempts": "3"}),
    "privacy": ("privacy", {"tosLink": "https://acme.example/"}, {"supportEmail": "help@acme.example"}),
    "notification": ("notification", {}, {"passwordChange": True}),
}


@pytest.mark.parametrize("kind", POLICIES)
def test_the_life_of_a_policy(kind, own, world):
    """By curl on the published paths: inherited, own, changed, reset; the codes and owners that terraform looks at."""
    path, one, other = POLICIES[kind]
    organization = world.organization()
    call = lambda verb, body=None: curl(own, verb, f"/management/v1/policies/{path}", body, organization)  # noqa: E731
    inherited = call("GET")[1]["policy"]
    assert inherited["isDefault"] and inherited["details"]["resourceOwner"] != organization
    assert curl(own, "GET", f"/admin/v1/policies/{path}")[1]["policy"] == inherited
    assert curl(own, "GET", f"/management/v1/policies/default/{path}", None, organization)[1]["policy"] == inherited
    assert call("PUT", one) == (404, call("PUT", one)[1])
    assert call("DELETE")[0] == 404
    status, added = call("POST", one)
    assert status == 200 and added["details"]["resourceOwner"] == organization
    assert "creationDate" in added["details"] and "changeDate" not in added["details"]
    assert call("POST", other)[0] == 409
    status, unchanged = call("PUT", one)
    assert status == 400 and unchanged["code"] == 9
    status, changed = call("PUT", other)
    assert status == 200 and "creationDate" not in changed["details"]
    read = call("GET")[1]["policy"]
    assert not read.get("isDefault") and read["details"]["resourceOwner"] == organization
    assert {name: str(read.get(name)) for name in other} == {name: str(value) for name, value in other.items()}
    assert read["details"]["sequence"] == changed["details"]["sequence"]
    assert call("DELETE")[0] == 200
    assert call("GET")[1]["policy"] == inherited
    events = world.admin.get(ADMIN("ListEvents"), aggregateId=organization, asc=True).events
    kinds = [event.type.type for event in events if ".policy." in event.type.type]
    name = path.replace("/", ".")
    assert kinds == [f"org.policy.{name}.added", f"org.policy.{name}.changed", f"org.policy.{name}.removed"]


def test_factors_one_by_one(own, world):
    organization = world.organization()
    call = lambda verb, path, body=None: curl(own, verb, f"/management/v1/policies/login{path}", body, organization)  # noqa: E731
    assert call("POST", "/second_factors", {"type": "SECOND_FACTOR_TYPE_OTP"})[0] == 404
    assert call("POST", "", {"secondFactors": ["SECOND_FACTOR_TYPE_OTP"]})[0] == 200
    assert call("POST", "/second_factors", {"type": "SECOND_FACTOR_TYPE_OTP"})[0] == 409
    assert call("POST", "/second_factors", {"type": "SECOND_FACTOR_TYPE_OTP_SMS"})[0] == 200
    assert call("DELETE", "/second_factors/SECOND_FACTOR_TYPE_OTP")[0] == 200
    assert call("DELETE", "/second_factors/SECOND_FACTOR_TYPE_OTP")[0] == 404
    assert call("POST", "/multi_factors", {"type": 1})[0] == 200
    assert call("PUT", "", {"forceMfa": True})[0] == 200
    policy = call("GET", "")[1]["policy"]
    assert policy["secondFactors"] == ["SECOND_FACTOR_TYPE_OTP_SMS"]
    assert policy["multiFactors"] == ["MULTI_FACTOR_TYPE_U2F_WITH_VERIFICATION"]
    assert call("POST", "/second_factors/_search", {})[1]["details"]["totalResult"] == "1"


@pytest.fixture
def strict(world):
    """An organization that locks after three wrong passwords."""
    organization = world.organization()
    world.admin.having(x_zitadel_orgid=organization).get(V1("AddCustomLockoutPolicy"), maxPasswordAttempts=3)
    return organization


def locked(world, user_id):
    return world.admin.get(V2("GetUserByID"), userId=user_id).user.state == 4


def guess(client, user_id, password):
    return client.call(V2("SetPassword"), userId=user_id, currentPassword=password, newPassword={"password": OTHER})


def test_wrong_passwords_lock(world, strict):
    """The answers say how many there were; who is unlocked begins anew, and so does who was right."""
    user_id = world.secured(organization={"orgId": strict})
    for round in range(2):
        for failures in range(1, 2 + round):
            answer = guess(world.admin, user_id, f"Wrong-{failures}")
            expect_refusal(answer, 3, "COMMAND-3M0fs")
            assert answer.detail("zitadel.v1.CredentialsCheckError")["failedAttempts"] == failures
        if round == 0:
            assert guess(world.admin, user_id, PASSWORD).code == 0
            world.admin.get(V2("SetPassword"), userId=user_id, newPassword={"password": PASSWORD})
    answer = guess(world.admin, user_id, "Wrong-3")
    assert answer.code == 3 and answer.detail("zitadel.v1.CredentialsCheckError")["failedAttempts"] == 3
    assert locked(world, user_id)
    expect_refusal(guess(world.admin, user_id, PASSWORD), 9, "COMMAND-JLK35")
    world.admin.get(V2("UnlockUser"), userId=user_id)
    assert guess(world.admin, user_id, PASSWORD).code == 0
    events = [event.type.type for event in world.admin.get(ADMIN("ListEvents"), aggregateId=user_id, asc=True).events]
    assert events.count("user.human.password.check.failed") == 4
    assert events.count("user.human.password.check.succeeded") == 2
    assert events[events.index("user.locked") - 1] == "user.human.password.check.failed"


def test_guesses_at_once_lock_at_the_third(world, strict, own):
    """However many come at once: three are told how many they were, and no later one is told whether it was right."""
    user_id = world.secured(organization={"orgId": strict})
    ready = threading.Barrier(8)

    def browse(number):
        protocol = GRPC(own.authority)
        client = Client(protocol, own.token)
        ready.wait()
        answers = [guess(client, user_id, f"Wrong-{number}-{turn}") for turn in range(5)]
        protocol.close()
        return answers

    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = [answer for found in pool.map(browse, range(8)) for answer in found]
    counted = [answer.detail("zitadel.v1.CredentialsCheckError")["failedAttempts"] for answer in answers if answer.code == 3]
    assert sorted(counted) == [1, 2, 3]
    assert {answer.code for answer in answers} <= {3, 8, 9}
    assert locked(world, user_id)
    failed = "SELECT count(*) FROM events WHERE aggregate_id = ? AND type = 'user.human.password.check.failed'"
    assert own.query(failed, user_id)[0][0] == 3


def test_ones_own_token_stops_when_one_is_locked(world):
    user_id = world.secured()
    world.admin.get(V1("AddCustomLockoutPolicy"), maxPasswordAttempts=2)
    try:
        with world.logged_in(user_id) as token:
            client = world.admin.having(authorization=f"Bearer {token}")
            for _ in range(2):
                assert client.call(auth("UpdateMyPassword"), oldPassword="Wrong-1", newPassword=OTHER).code == 3
            assert client.call(auth("GetMyUser")).code == 16
    finally:
        world.admin.get(V1("ResetLockoutPolicyToDefault"))


def test_the_instance_locks_where_an_organization_says_nothing(world, own):
    status, _ = curl(own, "PUT", "/admin/v1/policies/password/lockout", {"maxPasswordAttempts": 1})
    assert status == 200
    try:
        user_id = world.secured()
        assert guess(world.admin, user_id, "Wrong-1").code == 3
        assert locked(world, user_id)
        organization = world.organization()
        world.admin.having(x_zitadel_orgid=organization).get(V1("AddCustomLockoutPolicy"))
        user_id = world.secured(organization={"orgId": organization})
        assert guess(world.admin, user_id, "Wrong-1").code == 3
        assert not locked(world, user_id), "its own locks nobody"
    finally:
        assert curl(own, "PUT", "/admin/v1/policies/password/lockout", {})[0] == 200


# How a password comes to a new user or an old one, as the caller's organization has it.


def added_v1(world, organization, password):
    return world.admin.having(x_zitadel_orgid=organization).call(
        V1("AddHumanUser"), userName=unique("a"), profile={"firstName": "A", "lastName": "B"},
        email={"email": "a@example.com", "isEmailVerified": True}, initialPassword=password)  # fmt: skip


def imported_v1(world, organization, password):
    return world.admin.having(x_zitadel_orgid=organization).call(
        V1("ImportHumanUser"), userName=unique("i"), profile={"firstName": "A", "lastName": "B"},
        email={"email": "a@example.com", "isEmailVerified": True}, password=password)  # fmt: skip


def added_v2(world, organization, password):
    return world.admin.call(
        V2("AddHumanUser"), organization={"orgId": organization}, profile={"givenName": "A", "familyName": "B"},
        email={"email": f"{unique('a')}@example.com"}, password={"password": password})  # fmt: skip


def set_v1(world, organization, password):
    user_id = world.person(organization={"orgId": organization}, email={"isVerified": True}).user_id
    return world.admin.having(x_zitadel_orgid=organization).call(V1("SetHumanPassword"), userId=user_id, password=password)


def set_v2(world, organization, password):
    user_id = world.person(organization={"orgId": organization}, email={"isVerified": True}).user_id
    return world.admin.call(V2("SetPassword"), userId=user_id, newPassword={"password": password})


WAYS = [added_v1, imported_v1, added_v2, set_v1, set_v2]


@pytest.mark.parametrize("way", WAYS)
def test_the_organizations_rule_for_passwords(way, world):
    organization = world.organization()
    client = world.admin.having(x_zitadel_orgid=organization)
    client.get(V1("AddCustomPasswordComplexityPolicy"), minLength=3)
    assert way(world, organization, "abc").code == 0
    expect_refusal(way(world, organization, "ab"), 3, "DOMAIN-HuJf6")
    client.get(V1("UpdateCustomPasswordComplexityPolicy"), minLength=3, hasNumber=True)
    expect_refusal(way(world, organization, "abc"), 3, "DOMAIN-ZBv4H")
    client.get(V1("ResetPasswordComplexityPolicyToDefault"))
    expect_refusal(way(world, organization, "abc1"), 3, "DOMAIN-HuJf6")


@pytest.mark.parametrize("way", WAYS)
def test_the_instances_rule_for_passwords(way, world, own):
    path = "/admin/v1/policies/password/complexity"
    organization = world.organization()
    assert curl(own, "PUT", path, {"minLength": 4, "hasUppercase": True})[0] == 200
    try:
        assert way(world, organization, "Abcd").code == 0
        expect_refusal(way(world, organization, "abcd"), 3, "DOMAIN-VoaRj")
    finally:
        every = {"hasUppercase": True, "hasLowercase": True, "hasNumber": True, "hasSymbol": True}
        assert curl(own, "PUT", path, {"minLength": 8, **every})[0] == 200


def test_the_page_of_a_reset_asks_for_what_the_rule_wants(world, own):
    organization = world.organization()
    world.admin.having(x_zitadel_orgid=organization).get(V1("AddCustomPasswordComplexityPolicy"), minLength=15)
    user_id = world.person(organization={"orgId": organization}, email={"isVerified": True}).user_id
    secret = world.admin.get(V2("PasswordReset"), userId=user_id, returnCode={}).verification_code
    form = {"user": user_id, "code": secret, "organization": organization, "action": "redeem"}

    def post(password):
        return httpx.post(f"{own.url}/ui/v2/login/password/set", data={**form, "password": password, "repeat": password})

    refused = post(PASSWORD)
    assert refused.status_code == 400 and "15" in refused.text
    assert post("a" * 15).status_code == 200


def test_the_instance_says_whether_people_are_told_of_a_new_password(world, own):
    path = "/admin/v1/policies/notification"
    user_id, last = world.secured(), world.secured()
    change = lambda user_id: world.admin.get(V1("SetHumanPassword"), userId=user_id, password=OTHER)  # noqa: E731
    assert curl(own, "PUT", path, {})[0] == 200
    try:
        change(user_id)
    finally:
        assert curl(own, "PUT", path, {"passwordChange": True})[0] == 200
    change(last)
    await_mails(own.mail, world.address(last).email, 1)
    assert not mails_to(own.mail, world.address(user_id).email), "what was queued before has been sent by now"


def test_old_passwords_are_to_be_changed(world, own):
    organization = world.organization()
    user_id = world.secured(organization={"orgId": organization})
    required = lambda: world.admin.get(V2("GetUserByID"), userId=user_id).user.human.password_change_required  # noqa: E731
    assert not required()
    world.admin.having(x_zitadel_orgid=organization).get(V1("AddCustomPasswordAgePolicy"), maxAgeDays=1)
    assert not required(), "it is new"


def test_pages_may_be_shown_within_those_of_the_policy(world, own):
    headers = lambda: httpx.get(f"{own.url}/ui/v2/login/verify?userId=1&code=A").headers  # noqa: E731
    assert "frame-ancestors 'none'" in headers()["content-security-policy"]
    path = "/admin/v1/policies/security"
    origins = ["https://portal.acme.example", "http://localhost:3000"]
    assert curl(own, "PUT", path, {"enableIframeEmbedding": True, "allowedOrigins": origins})[0] == 200
    try:
        assert curl(own, "GET", path)[1]["policy"]["allowedOrigins"] == origins
        shown = headers()
        assert f"frame-ancestors {' '.join(origins)};" in shown["content-security-policy"]
        assert "x-frame-options" not in shown
    finally:
        assert curl(own, "PUT", path, {})[0] == 200
    assert headers()["x-frame-options"] == "DENY"


def test_what_was_set_outlives_a_restart(tmp_path):
    with Server(tmp_path / "data", *OPTIONS) as server:
        world = Credentials(server)
        assert curl(server, "PUT", "/admin/v1/policies/password/lockout", {"maxPasswordAttempts": 2})[0] == 200
        organization = world.organization()
        there = world.admin.having(x_zitadel_orgid=organization)
        there.get(V1("AddCustomLoginPolicy"), forceMfa=True, secondFactors=[1, 5])
        there.get(V1("AddCustomPrivacyPolicy"), helpLink="https://acme.example/{{.Lang}}")
        user_id = world.secured()
        assert guess(world.admin, user_id, "Wrong-1").code == 3
        before = [there.get(V1(name)).policy for name in ("GetLoginPolicy", "GetLockoutPolicy", "GetPrivacyPolicy")]
        world.close()
        assert server.stop() == 0
        verified = subprocess.run(
            [executable(), "admin", "verify-state", *server.where], capture_output=True, text=True)
        assert verified.returncode == 0, verified.stdout + verified.stderr
        server.start()
        world = Credentials(server)
        there = world.admin.having(x_zitadel_orgid=organization)
        assert [there.get(V1(name)).policy for name in ("GetLoginPolicy", "GetLockoutPolicy", "GetPrivacyPolicy")] == before
        assert guess(world.admin, user_id, "Wrong-2").code == 3
        assert locked(world, user_id), "what was counted before counts on"
        world.close()
