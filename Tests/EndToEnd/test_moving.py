"""Organizations with their users move in from another server, and on to the next: by the interface, and by commands on files
of any size."""

import base64
import json
import pathlib
import signal
import stat
import subprocess

import pytest
from google.protobuf import json_format
from google.protobuf.descriptor import FieldDescriptor

from support.mail import await_mails, code
from support.schema import ADMIN, V1, V2, module, rules
from support.server import executable
from support.waiting import eventually
from support.world import unique
from test_imports import HASHES, prove
from test_looks import LIGHT, upload

PASSWORD, OTHER = "Secr3t-enough!", "An0ther-one!"
KEY = """-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU1LfVLPHCozMxH2Mo
4lgOEePzNm0tRgeLezV6ffAt0gunVTLw7onLRnrq0/IzW7yWR7QkrmBL7jTKEn5u
+qKhbwKfBstIs+bMY2Zkp18gnTxKLxoS2tFczGkPLPgizskuemMghRniWaoLcyeh
kd3qqGElvW/VDL5AaWTg0nLVkjRo9z+40RQzuVaE8AkAFmxZzow3x+VJYKdjykkJ
0iT9wCS0DRTXu269V264Vf/3jvredZiKRkgwlL9xNAwxXFg0x/XFw005UWVRIkdg
cKWTjpBP2dPwVZ4WWC+9aGVd+Gyn1o0CLelf4rEjGoXbAAEgAqeGUxrcIlbjXfbc
mwIDAQAB
-----END PUBLIC KEY-----
"""


def run(server, command, *arguments):
    """A command of operators on the server's store, which nobody may be serving."""
    line = [executable(), "admin", command, *map(str, arguments), *server.where]
    return subprocess.run(line, capture_output=True, text=True, timeout=300)


def encoded(data):
    return base64.b64encode(data).decode()


def filled(descriptor, depth=0):
    """A message in JSON with every field that the schema has, as valid as its rules tell."""
    message = {}
    for field in descriptor.fields:
        if field.containing_oneof and field.containing_oneof.fields[0] is not field:
            continue
        value = scalar(field) if field.message_type is None else nested(field, depth)
        if value is not None:
            message[field.json_name] = [value] if field.is_repeated else value
    return message


def nested(field, depth):
    special = {"google.protobuf.Timestamp": "2026-01-02T03:04:05Z", "google.protobuf.Duration": "3s"}
    if field.message_type.full_name in special:
        return special[field.message_type.full_name]
    return filled(field.message_type, depth + 1) if depth < 8 else None


def scalar(field):
    if field.type == FieldDescriptor.TYPE_ENUM:
        return field.enum_type.values[-1].name
    if field.type == FieldDescriptor.TYPE_BYTES:
        return encoded(b"bytes")
    if field.type == FieldDescriptor.TYPE_BOOL:
        return True
    if field.type != FieldDescriptor.TYPE_STRING:
        return 1
    rule = rules(field).string
    if rule.email:
        return "somebody@example.com"
    text = rule.prefix + ("en" if field.name == "language" else f"{field.name} of {field.containing_type.name}")
    return text[: rule.max_len or 200].ljust(rule.min_len, "x")


def person(user_id, name, **fields):
    state = fields.pop("state", None)
    user = {"userName": name, "profile": {"firstName": "Ada", "lastName": "Lovelace", "preferredLanguage": "en"},
            "email": {"email": f"{name}@example.com", "isEmailVerified": True}}  # fmt: skip
    return {"userId": user_id, "user": user | fields} | ({"state": state} if state else {})


def organization(number, name, **parts):
    return {"orgId": f"16384077683543{number:04}", "org": {"name": name}, **parts}


def real():
    """What the reference exports: each field of the schema, with people and programs as they are there."""
    data = filled(module("zitadel.admin_pb2").DataOrg.DESCRIPTOR)
    data |= {"orgId": "163840776835432345", "orgState": "ORG_STATE_ACTIVE", "org": {"name": "Real Shape"}}
    data["domains"] = [
        {"orgId": data["orgId"], "domainName": "real-shape.old.example", "isVerified": True, "isPrimary": True,
         "details": {"sequence": "3", "creationDate": "2024-01-01T00:00:00Z", "resourceOwner": data["orgId"]}},
    ]  # fmt: skip
    hashes = {f"16384077683550{index:04}": kind for index, kind in enumerate(HASHES)}
    data["humanUsers"] = [
        person(user_id, f"real.{kind}", hashedPassword={"value": HASHES[kind](PASSWORD)}, state="USER_STATE_ACTIVE")
        for user_id, kind in hashes.items()
    ]
    data["humanUsers"] += [
        person("163840776835600001", "real.waiting", state="USER_STATE_INITIAL",
               email={"email": "real.waiting@example.com"}),
        person("163840776835600002", "real.unverified", email={"email": "real.unverified@example.com"},
               hashedPassword={"value": HASHES["bcrypt"](PASSWORD)}, state="USER_STATE_ACTIVE", otpCode="JBSWY3DPEHPK3PXP",
               phone={"phone": "+41446681800", "isPhoneVerified": True}),
        person("163840776835600003", "real.locked", state="USER_STATE_LOCKED"),
    ]  # fmt: skip
    data["machineUsers"] = [
        {"userId": "163840776835700001", "user": {"userName": "real.robot", "name": "Robot", "description": "d",
         "accessTokenType": "ACCESS_TOKEN_TYPE_JWT"}, "state": "USER_STATE_ACTIVE"},
    ]  # fmt: skip
    data["machineKeys"] = [
        {"keyId": "163840776835800001", "userId": "163840776835700001", "type": "KEY_TYPE_JSON",
         "expirationDate": "2090-01-01T00:00:00Z", "publicKey": encoded(KEY.encode())},
    ]  # fmt: skip
    data["privacyPolicy"] = {"tosLink": "https://example.com/tos", "supportEmail": "help@example.com"}
    data["domainPolicy"] = {"orgId": data["orgId"], "validateOrgDomains": True}
    data["labelPolicy"] = {"primaryColor": "#123456", "backgroundColorDark": "#000000", "hideLoginNameSuffix": True}
    data["lockoutPolicy"] = {"maxPasswordAttempts": 7}
    data["loginPolicy"] = {
        "allowUsernamePassword": True, "allowRegister": True, "passwordlessType": "PASSWORDLESS_TYPE_ALLOWED",
        "secondFactors": ["SECOND_FACTOR_TYPE_OTP"], "idps": [{"idpId": "1", "ownerType": "IDP_OWNER_TYPE_ORG"}],
        "passwordCheckLifetime": "864000s", "externalLoginCheckLifetime": "864000s", "mfaInitSkipLifetime": "2592000s",
        "secondFactorCheckLifetime": "64800s", "multiFactorCheckLifetime": "43200s"}
    data["orgMembers"] = [{"userId": "163840776835600002", "roles": ["ORG_OWNER"]}]
    data["userMetadata"] = [{"id": "163840776835600002", "key": "plan", "value": encoded(b"gold")}]
    for name in list(data):
        if name.endswith("Messages"):
            data[name] = [{"language": "de", "subject": "Betreff", "text": "Guten Tag"}]
    data["verifySmsOtpMessages"] = [{"language": "de", "text": "Guten Tag"}]
    return {"orgs": [data]}, hashes


def written(tmp_path, data, name="export.json"):
    path = tmp_path / name
    path.write_text(json.dumps(data, indent=1))
    return path


def test_an_export_of_real_shape_moves_in_and_people_go_on(tmp_path, make_server, make_world):
    data, hashes = real()
    json_format.ParseDict(data, module("zitadel.admin_pb2").ImportDataOrg())
    server = make_server("--password-hash=argon2id:m=64,t=1,p=1")
    server.stop()
    done = run(server, "import", written(tmp_path, data))
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"human_user: {len(hashes) + 3} taken over" in done.stdout
    assert "login_policy_idp: 1 not kept" in done.stdout
    assert "project: 1 not kept" in done.stdout and "oidc_app: 1 not kept" in done.stdout
    server.start()
    world = make_world(server)
    for user_id, kind in hashes.items():
        assert prove(world, user_id, PASSWORD + "x") == 3, kind
        assert prove(world, user_id, PASSWORD) == 9, f"{kind}: it is the password that they have"
        world.admin.get(V2("SetPassword"), userId=user_id, currentPassword=PASSWORD, newPassword={"password": OTHER})
    unverified, waiting, owner = "163840776835600002", "163840776835600001", {"x_zitadel_orgid": "163840776835432345"}
    mine = world.admin.having(**owner)
    # Nobody was sent anything, until it is asked for.
    mine.get(V1("ResendHumanEmailVerification"), userId=unverified)
    mail, = await_mails(server.mail, "real.unverified@example.com")
    world.admin.get(V2("VerifyEmail"), userId=unverified, verificationCode=code(mail))
    sent = world.admin.get(V2("PasswordReset"), userId=unverified, returnCode={})
    world.admin.get(V2("SetPassword"), userId=unverified, verificationCode=sent.verification_code,
        newPassword={"password": OTHER})  # fmt: skip
    assert prove(world, unverified, OTHER) == 9
    mine.get(V1("ResendHumanInitialization"), userId=waiting)
    assert len(await_mails(server.mail, "real.waiting@example.com")) == 1
    user = mine.get(V1("GetUserByID"), id="163840776835600003").user
    assert user.state == 4 and user.details.resource_owner == "163840776835432345"
    mine.get(V1("UnlockUser"), id="163840776835600003")
    assert [m.roles for m in mine.get(V1("ListOrgMembers")).result] == [["ORG_OWNER"]]
    assert mine.get(V1("GetUserMetadata"), id=unverified, key="plan").metadata.value == b"gold"
    assert [key.id for key in mine.get(V1("ListMachineKeys"), userId="163840776835700001").result] == ["163840776835800001"]
    assert mine.get(V1("GetCustomInitMessageText"), language="de").custom_text.subject == "Betreff"
    assert mine.get(V1("GetLockoutPolicy")).policy.max_password_attempts == 7
    assert mine.get(V1("GetPrivacyPolicy")).policy.tos_link == "https://example.com/tos"
    assert mine.get(V1("GetLabelPolicy")).policy.primary_color == "#123456"
    assert mine.get(V1("GetDomainPolicy")).policy.validate_org_domains
    assert not mine.get(V1("GetLoginPolicy")).policy.is_default
    assert {d.domain_name for d in mine.get(V1("ListOrgDomains")).result if d.is_primary} == {"real-shape.old.example"}
    server.stop()
    # What has changed since is still theirs: nothing is written again.
    again = run(server, "import", written(tmp_path, data))
    assert again.returncode == 0, again.stdout + again.stderr
    assert "taken over" not in again.stdout and f"human_user: {len(hashes) + 3} there already" in again.stdout


def many(count):
    users = [
        person(f"1638407768{index:08}", f"many{index}", hashedPassword={"value": HASHES["bcrypt"](PASSWORD)}, state="USER_STATE_ACTIVE")
        for index in range(count)
    ]  # fmt: skip
    members = [{"userId": users[0]["userId"], "roles": ["ORG_OWNER"]}]
    metadata = [{"id": user["userId"], "key": "n", "value": encoded(user["userId"].encode())} for user in users[:500]]
    return {"orgs": [{"orgId": "163840776835432345", "org": {"name": "Many"}, "humanUsers": users, "orgMembers": members,
                      "userMetadata": metadata}]}  # fmt: skip


def test_an_import_that_was_killed_goes_on(tmp_path, make_server):
    server = make_server()
    server.stop()
    file = written(tmp_path, many(6000))
    line = [executable(), "admin", "import", str(file), *server.where]
    if server.database:
        line += ["--database", server.database]
    count = "SELECT count(*) FROM users"
    with subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        eventually(lambda: server.query(count)[0][0] > 300 or process.poll() is not None, "some are there")
        process.send_signal(signal.SIGKILL)
    there = server.query(count)[0][0] - 1
    done = run(server, "import", file)
    assert done.returncode == 0, done.stdout + done.stderr
    if there < 6000:
        assert f"human_user: {6000 - there} taken over" in done.stdout
    assert server.query(count)[0][0] == 6001
    events = server.query("SELECT count(*) FROM events")
    done = run(server, "import", file)
    assert done.returncode == 0 and "taken over" not in done.stdout
    assert "human_user: 6000 there already" in done.stdout and "user_metadata: 500 there already" in done.stdout
    assert server.query("SELECT count(*) FROM events") == events, "a second run changes nothing"
    assert run(server, "verify-state").returncode == 0


def users_of(world, organization_id):
    """Everybody, but for when they were changed here."""
    result = {}
    client = world.admin.having(x_zitadel_orgid=organization_id)
    for user in client.get(V1("ListUsers"), query={"limit": 1000}).result:
        told = json_format.MessageToDict(user)
        told.pop("details")
        told.get("human", {}).pop("passwordChanged", None)
        result[user.id] = told
    return result


def test_what_is_exported_moves_in_elsewhere_as_it_was(tmp_path, make_server, make_world):
    data, hashes = real()
    first, second = make_server(name="first"), make_server(name="second")
    first.stop()
    assert run(first, "import", written(tmp_path, data)).returncode == 0
    file = tmp_path / "next.json"
    done = run(first, "export", file, "--organization", "163840776835432345")
    assert done.returncode == 0, done.stderr
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert run(first, "export", file).returncode != 0, "what is there is not overwritten"
    json_format.ParseDict(json.loads(file.read_text()), module("zitadel.admin_pb2").ExportDataResponse())
    second.stop()
    moved = run(second, "import", file)
    assert moved.returncode == 0, moved.stdout + moved.stderr
    assert "not kept" not in moved.stdout
    first.start()
    second.start()
    before, after = (users_of(make_world(server), "163840776835432345") for server in (first, second))
    assert before == after and len(after) == len(hashes) + 4
    world = make_world(second)
    for user_id in hashes:
        assert prove(world, user_id, PASSWORD) == 9
    # Without secrets, where they are not wanted.
    first.stop()
    bare = tmp_path / "bare.json"
    assert run(first, "export", bare, "--without-passwords", "--without-otp").returncode == 0
    assert "hashedPassword" not in bare.read_text() and "otpCode" not in bare.read_text()
    missing = run(first, "export", tmp_path / "none.json", "--organization", "1")
    assert missing.returncode != 0 and list(tmp_path.glob("none.json*")) == []


def test_what_an_export_leaves_out_is_named_and_counted(tmp_path, make_server, make_world):
    server = make_server()
    world = make_world(server)
    organization = world.organization()
    there = world.admin.having(x_zitadel_orgid=organization)
    for key in ("one", "two"):
        there.get(V1("SetOrgMetadata"), key=key, value=encoded(b"value"))
    there.get(V1("AddCustomLabelPolicy"))
    for what in ("logo", "icon"):
        assert upload(server, what, LIGHT, organization).status_code == 200
    machine = there.get(V1("AddMachineUser"), userName=unique("robot"), name="Robot").user_id
    there.get(V1("AddPersonalAccessToken"), userId=machine)
    there.get(V1("GenerateMachineSecret"), userId=machine)
    person = world.person(email={"isVerified": True}, organization={"orgId": organization}).user_id
    codes = world.admin.get(V2("GenerateRecoveryCodes"), userId=person, count=5).recovery_codes
    world.admin.get(ADMIN("AddIAMMember"), userId=machine, roles=["IAM_OWNER_VIEWER"])
    server.stop()
    done = run(server, "export", tmp_path / "export.json", "--organization", organization)
    assert done.returncode == 0, done.stderr
    told = dict(line.split(": ", 1) for line in done.stdout.splitlines()[1:])
    assert {kind: int(text.split()[0]) for kind, text in told.items()} == {
        "org_metadata": 2, "label_policy_asset": 2, "personal_access_token": 1, "machine_user_secret": 1,
        "human_user_recovery_code": len(codes), "instance_member": 2}  # fmt: skip


BROKEN = {
    "cut off": ('{"orgs":\n[{"orgId":"1","org":{"name":"Broken"},\n"humanUsers":[{"userId":"2"', "line 3, byte"),
    "a comma too many": ('{"orgs":[\n{"orgId":"1","org":{"name":"Broken"}},\n]}', "line 3, byte"),
    "no JSON": ("orgs: none", "line 1, byte 0"),
    "a list where an object is": ('{"orgs":[{"orgId":"1","humanUsers":{}}]}', "humanUsers: expected an array"),
}


@pytest.fixture(scope="module")
def stopped(tmp_path_factory):
    from support.server import Server

    with Server(tmp_path_factory.mktemp("stopped")) as server:
        server.stop()
        yield server


@pytest.mark.parametrize("kind", BROKEN)
def test_a_file_that_is_broken_changes_nothing(tmp_path, stopped, kind):
    text, reason = BROKEN[kind]
    (tmp_path / "broken.json").write_text(text)
    events = stopped.query("SELECT count(*) FROM events")
    done = run(stopped, "import", tmp_path / "broken.json")
    assert done.returncode != 0 and reason in done.stderr and "Nothing was changed" in done.stderr
    assert stopped.query("SELECT count(*) FROM events") == events


def test_files_that_are_none(tmp_path, stopped):
    for path in (tmp_path / "missing.json", tmp_path, pathlib.Path("/dev/zero")):
        assert run(stopped, "import", path).returncode != 0


def test_a_wrong_item_is_listed_by_its_place_and_others_move_in(tmp_path, stopped):
    name = unique("placed")
    users = [person(unique("id-"), f"{name}a"), {"userId": 7}, person(unique("id-"), f"{name}b", hashedPassword={"value": "x"})]
    done = run(stopped, "import", written(tmp_path, {"orgs": [organization(1, name, humanUsers=users)]}))
    assert done.returncode == 1
    assert "orgs[0].humanUsers[1].userId -: expected string" in done.stdout
    assert f"orgs[0].humanUsers[2] {users[2]['userId']}: " in done.stdout and "(USER-JDk4t)" in done.stdout
    assert "human_user: 1 taken over, 2 refused" in done.stdout


def test_data_move_in_by_the_interface(server, world):
    """As curl sends them; what cannot be kept is named, and a second time nothing is."""
    name = unique("interface")
    user_id = unique("id-")
    data = {"orgs": [organization(7, name, humanUsers=[person(user_id, name, hashedPassword={"value": HASHES["bcrypt"](PASSWORD)})],
                                  projects=[{"projectId": "1", "project": {"name": "P"}}])]}  # fmt: skip

    def post(path, body):
        line = ["curl", "-s", "-H", f"Authorization: Bearer {server.token}", "-d", json.dumps(body), server.url + path]
        return json.loads(subprocess.run(line, capture_output=True, text=True, timeout=60, check=True).stdout)

    answer = post("/admin/v1/import", {"timeout": "5m", "dataOrgs": data})
    assert answer["success"]["orgs"][0]["humanUserIds"] == [user_id]
    assert [(error["type"], error["id"]) for error in answer["errors"]] == [("project", data["orgs"][0]["orgId"])]
    assert prove(world, user_id, PASSWORD) == 9
    events = server.events
    again = post("/admin/v1/import", {"timeout": "5m", "dataOrgs": data})
    assert again["success"] == {} and [error["type"] for error in again["errors"]] == ["org", "human_user", "project"]
    assert server.events == events
    exported = post("/admin/v1/export", {"orgIds": [data["orgs"][0]["orgId"]], "withPasswords": True})
    assert exported["orgs"][0]["humanUsers"][0]["userId"] == user_id
    assert exported["orgs"][0]["humanUsers"][0]["user"]["hashedPassword"]["value"].startswith("$")


def test_viewers_are_told_no_secrets(world):
    machine = world.machine()
    world.admin.get(ADMIN("AddIAMMember"), userId=machine, roles=["IAM_OWNER_VIEWER"])
    viewer = world.admin.having(authorization=f"Bearer {world.token(machine)}")
    assert viewer.call(ADMIN("ExportData"), orgIds=["1"]).code == 0
    for secret in ("withPasswords", "withOtp"):
        assert viewer.call(ADMIN("ExportData"), **{secret: True}).code == 7


def test_more_than_an_answer_holds_is_for_a_file(tmp_path, make_server, make_world):
    server = make_server()
    world = make_world(server)
    user_id = world.verified()
    for index in range(35):
        world.admin.get(V1("SetUserMetadata"), id=user_id, key=f"k{index}", value=encoded(bytes(500_000)))
    answer = world.admin.call(ADMIN("ExportData"))
    assert answer.code == 8 and "signet admin export" in answer.text
    server.stop()
    assert run(server, "export", tmp_path / "large.json").returncode == 0
    assert (tmp_path / "large.json").stat().st_size > 16 << 20
