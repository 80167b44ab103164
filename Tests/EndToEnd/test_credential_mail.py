"""What is sent about credentials: whom it reaches, what it brings, and that it works."""

import json
import re

import pytest
from support.credentials import OTHER, PASSWORD, PHONE, Credentials
from support.mail import all_mails, await_mails, code, link, mails_to, text
from support.schema import V1, V2
from support.server import Server
from support.waiting import eventually
from support.world import unique


@pytest.fixture(scope="module")
def quick(tmp_path_factory):
    with Server(tmp_path_factory.mktemp("quick"), "--password-hash=bcrypt:4") as server:
        yield server


@pytest.fixture(scope="module")
def world(quick):
    world = Credentials(quick)
    yield world
    world.close()


def address(world, user_id):
    return world.admin.get(V2("GetUserByID"), userId=user_id).user.human.email.email


def last_mail(world, user_id, count):
    return await_mails(world.server.mail, address(world, user_id), count)[-1]


def sms(world, count):
    """The last of so many captured text messages."""
    spool = world.server.data / "sms"
    return eventually(lambda: found[-1] if len(found := all_mails(spool)) >= count else None, f"{count} text messages")


@pytest.mark.parametrize("generation", ["v1", "v2", "v2 with a link of one's own"])
def test_a_forgotten_password(world, generation):
    user_id = world.secured()
    if generation == "v1":
        world.admin.get(V1("SendHumanResetPasswordNotification"), userId=user_id)
    else:
        template = {"urlTemplate": "https://app.example/reset?c={{.Code}}&u={{.UserID}}"} if "own" in generation else {}
        world.admin.get(V2("PasswordReset"), userId=user_id, sendLink=template)
    mail = last_mail(world, user_id, 1)
    secret = code(mail)
    assert secret in link(mail) and user_id in link(mail)
    if "own" in generation:
        assert link(mail) == f"https://app.example/reset?c={secret}&u={user_id}"
    world.admin.get(
        V2("SetPassword"), userId=user_id, verificationCode=secret, newPassword={"password": OTHER})
    told = last_mail(world, user_id, 2)
    assert not re.search(r"\b[A-Z0-9]{6}\b", text(told)), "that it was changed is said without a code"
    assert OTHER not in text(told)


def test_who_is_told_of_a_change(world):
    """By the policy of the organization, and only at an address that was verified."""
    organization = world.organization()
    there = world.admin.having(x_zitadel_orgid=organization)
    belongs = {"organization": {"orgId": organization}}
    there.get(V1("AddCustomNotificationPolicy"))
    silent, unverified = world.secured(**belongs), world.secured(email={"returnCode": {}}, **belongs)
    change = lambda user_id: there.get(V1("SetHumanPassword"), userId=user_id, password=OTHER)  # noqa: E731
    change(silent)
    there.get(V1("UpdateCustomNotificationPolicy"), passwordChange=True)
    change(unverified)
    told = world.secured(**belongs)
    change(told)
    last_mail(world, told, 1)
    # What was queued before has been decided by now.
    assert not mails_to(world.server.mail, address(world, silent))
    assert not mails_to(world.server.mail, address(world, unverified))


def test_a_code_that_was_replaced_is_not_sent(world):
    user_id = world.secured()
    world.admin.get(V2("PasswordReset"), userId=user_id, sendLink={})
    secret = code(last_mail(world, user_id, 1))
    returned = world.admin.get(V2("PasswordReset"), userId=user_id, returnCode={}).verification_code
    answer = world.admin.call(
        V2("SetPassword"), userId=user_id, verificationCode=secret, newPassword={"password": OTHER})
    assert answer.text.endswith("(COMMAND-eis9R)")
    world.admin.get(V2("SetPassword"), userId=user_id, verificationCode=returned, newPassword={"password": OTHER})


def test_another_address_is_told_at_the_one_before(world):
    """Whoever has come by an account for a moment enters an address of their own: its owner reads of it, and a new password
    is still asked for where the owner is."""
    user_id = world.secured()
    own = address(world, user_id)
    world.admin.get(V2("PasswordReset"), userId=user_id, sendLink={})
    before = code(last_mail(world, user_id, 1))
    with world.logged_in(user_id) as token:
        taken = f"{unique('taken')}@example.org"
        world.admin.having(authorization=f"Bearer {token}").get(V2("SetEmail"), userId=user_id, email=taken)
        answer = world.admin.call(
            V2("SetPassword"), userId=user_id, verificationCode=before, newPassword={"password": OTHER})
        assert answer.text.endswith("(COMMAND-2M9fs)"), "what was mailed before is void"
        told = await_mails(world.server.mail, own, 2)[-1]
        assert told["Subject"] == "Your email address was changed"
        assert "://" not in text(told) and taken not in text(told)
        await_mails(world.server.mail, taken, 1)
        world.admin.having(authorization=f"Bearer {token}").get(V2("PasswordReset"), userId=user_id)
    reset = code(await_mails(world.server.mail, own, 3)[-1])
    world.admin.get(V2("SetPassword"), userId=user_id, verificationCode=reset, newPassword={"password": OTHER})
    assert len(mails_to(world.server.mail, taken)) == 1, "nothing but the code of the address"


def test_what_was_mailed_to_an_address_before(world):
    """An invitation to the address before accepts nothing: it would verify the new one."""
    invited = world.person(email={"email": f"{unique('i')}@example.org", "returnCode": {}}).user_id
    invitation = world.admin.get(V2("CreateInviteCode"), userId=invited, returnCode={}).invite_code
    world.admin.get(V2("SetEmail"), userId=invited, email=f"{unique('i')}@example.org", returnCode={})
    answer = world.admin.call(V2("VerifyInviteCode"), userId=invited, verificationCode=invitation)
    assert answer.text.endswith("(COMMAND-Wgn4q)")
    assert not world.admin.get(V2("GetUserByID"), userId=invited).user.human.email.is_verified


def test_an_invitation_names_the_application(world):
    user_id = world.person(email={"returnCode": {}}).user_id
    application = unique("Shop")
    world.admin.get(V2("CreateInviteCode"), userId=user_id, sendCode={
        "applicationName": application, "urlTemplate": "https://app.example/join/{{.OrgID}}/{{.UserID}}/{{.Code}}"})
    first = last_mail(world, user_id, 1)
    world.admin.get(V2("ResendInviteCode"), userId=user_id)
    again = last_mail(world, user_id, 2)
    for mail in (first, again):
        assert application in text(mail) and link(mail).endswith(f"/{user_id}/{code(mail)}")
    assert code(first) != code(again)
    world.admin.get(V2("VerifyInviteCode"), userId=user_id, verificationCode=code(again))


def test_text_messages(world):
    """A number's code and a password's, by SMS."""
    count = len(all_mails(world.server.data / "sms"))
    user_id = world.person(email={"isVerified": True}, password={"password": PASSWORD}, phone={"phone": PHONE}).user_id
    found = lambda message: re.search(r"\b[A-Z0-9]{6}\b", text(message))[0]  # noqa: E731
    first = sms(world, count + 1)
    assert first["To"] == PHONE
    world.admin.get(V2("VerifyPhone"), userId=user_id, verificationCode=found(first))
    world.admin.get(V2("PasswordReset"), userId=user_id, sendLink={"notificationType": "NOTIFICATION_TYPE_SMS"})
    world.admin.get(V2("SetPassword"), userId=user_id, verificationCode=found(sms(world, count + 2)),
                    newPassword={"password": OTHER})  # fmt: skip
    world.admin.get(V1("SendHumanResetPasswordNotification"), userId=user_id, type="TYPE_SMS")
    assert found(sms(world, count + 3))


def test_messages_are_limited(world):
    """Five at once to one user, whatever they are about; the caller's own codes are none."""
    user_id = world.person(phone={"phone": "+41446681899", "returnCode": {}}).user_id
    world.admin.get(V2("CreateInviteCode"), userId=user_id)
    world.admin.get(V2("ResendInviteCode"), userId=user_id)
    world.admin.get(V2("PasswordReset"), userId=user_id)
    world.admin.get(V2("ResendPhoneCode"), userId=user_id)
    world.admin.get(V2("SendEmailCode"), userId=user_id)
    for method in ("PasswordReset", "ResendPhoneCode", "ResendInviteCode"):
        answer = world.admin.call(V2(method), userId=user_id)
        assert answer.code == 8 and int(answer.metadata["retry-after"]) <= 60, method
    world.admin.get(V2("PasswordReset"), userId=user_id, returnCode={})
    world.admin.get(V2("ResendPhoneCode"), userId=user_id, returnCode={})


@pytest.mark.sqlite
def test_secrets_stay_out_of_the_log_and_the_store(world):
    """Neither passwords nor codes nor tokens nor private keys."""
    user_id, machine = world.secured(), world.machine()
    secret = world.admin.get(V1("GenerateMachineSecret"), userId=machine).client_secret
    token = world.token(machine).token
    reset = world.admin.get(V2("PasswordReset"), userId=user_id, returnCode={}).verification_code
    key = world.admin.get(V1("AddMachineKey"), userId=machine, type="KEY_TYPE_JSON").key_details
    private = json.loads(key)["key"].splitlines()[-3]  # far behind the modulus, which is public
    assert len(private) == 64
    kept = b"".join((world.server.data / f"signet.db{end}").read_bytes() for end in ("", "-wal"))
    for word in (PASSWORD, secret, token, private):
        assert word.encode() not in kept and word not in world.server.log
    assert reset not in world.server.log
