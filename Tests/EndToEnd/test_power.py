"""Nobody takes over or ends what holds more power than they do, and nobody proves anything with a code of their own."""

import contextlib
import subprocess

import pytest

from support.credentials import OTHER, Credentials, auth, client, quick, wires, world
from support.schema import V1, V2
from support.server import Server, executable
from support.world import unique
from test_matrix import expect_refusal

__all__ = ["client", "quick", "wires", "world"]  # fixtures
RETURNED = {"returnCode": {}}
password = {"newPassword": {"password": OTHER}}

ACCOUNT = {
    "SetPassword": (V2("SetPassword"), password),
    "SetHumanPassword": (V1("SetHumanPassword"), {"password": OTHER}),
    "SetHumanInitialPassword": (V1("SetHumanInitialPassword"), {"password": OTHER}),
    "PasswordReset": (V2("PasswordReset"), {}),
    "PasswordReset, told": (V2("PasswordReset"), RETURNED),
    "SendHumanResetPasswordNotification": (V1("SendHumanResetPasswordNotification"), {}),
    "SetEmail": (V2("SetEmail"), {"email": "taken@example.org"}),
    "SetEmail, told": (V2("SetEmail"), {"email": "taken@example.org", **RETURNED}),
    "UpdateHumanEmail": (V1("UpdateHumanEmail"), {"email": "taken@example.org", "isEmailVerified": True}),
    "SendEmailCode, told": (V2("SendEmailCode"), RETURNED),
    "SetPhone": (V2("SetPhone"), {"phone": "+41446681899"}),
    "UpdateHumanPhone": (V1("UpdateHumanPhone"), {"phone": "+41446681899"}),
    "CreateInviteCode": (V2("CreateInviteCode"), RETURNED),
    "UpdateHumanUser": (V2("UpdateHumanUser"), {"username": "taken"}),
    "UpdateUser": (V2("UpdateUser"), {"human": {"email": {"email": "taken@example.org", "isVerified": True}}}),
    "UpdateUserName": (V1("UpdateUserName"), {"userName": "taken"}),
    "LockUser": (V2("LockUser"), {}),
    "DeactivateUser": (V2("DeactivateUser"), {}),
    "DeleteUser": (V2("DeleteUser"), {}),
}
MACHINE = {
    "AddPersonalAccessToken": (V1("AddPersonalAccessToken"), {}),
    "AddPersonalAccessToken, v2": (V2("AddPersonalAccessToken"), {"expirationDate": "2099-01-01T00:00:00Z"}),
    "AddMachineKey": (V1("AddMachineKey"), {"type": "KEY_TYPE_JSON"}),
    "AddKey": (V2("AddKey"), {"expirationDate": "2099-01-01T00:00:00Z"}),
    "GenerateMachineSecret": (V1("GenerateMachineSecret"), {}),
    "AddSecret": (V2("AddSecret"), {}),
    "UpdateUserName": (V1("UpdateUserName"), {"userName": "taken"}),
}
STATES = ("LockUser", "DeactivateUser", "RemoveUser")


@pytest.fixture(scope="module")
def accounts(world):
    """The token of one who manages users, an owner of their organization, and one who is nothing."""
    manager, owner = world.secured(), world.secured()
    with contextlib.ExitStack() as stack:
        token = stack.enter_context(world.logged_in(manager, role="ORG_USER_MANAGER"))
        stack.enter_context(world.logged_in(owner, role="ORG_OWNER"))
        yield token, owner


@pytest.mark.parametrize("row", ACCOUNT)
def test_accounts_of_owners(row, world, client, accounts):
    method, fields = ACCOUNT[row]
    token, owner = accounts
    manager = client.having(authorization=f"Bearer {token}")
    expect_refusal(manager.call(method, userId=owner, **fields), 7, "AUTH-AWfge")
    nobody = world.secured()
    answer = manager.call(method, userId=nobody, **{k: f"{unique('p')}@example.org" if k == "email" else unique("n") if v == "taken" else v for k, v in fields.items()})  # fmt: skip
    assert "AUTH-AWfge" not in answer.text, answer


@pytest.mark.parametrize("row", MACHINE)
def test_machines_of_owners(row, world, client, accounts):
    """`admin` owns the instance and lives in an organization like others."""
    method, fields = MACHINE[row]
    manager = client.having(authorization=f"Bearer {accounts[0]}")
    admin = client.get(auth("GetMyUser")).user.id
    expect_refusal(manager.call(method, userId=admin, **fields), 7, "AUTH-AWfge")
    answer = manager.call(method, userId=world.machine(), **{k: unique("n") if v == "taken" else v for k, v in fields.items()})  # fmt: skip
    assert answer.code == 0, answer


def test_states_of_owners(client, accounts):
    token, owner = accounts
    manager = client.having(authorization=f"Bearer {token}")
    admin = client.get(auth("GetMyUser")).user.id
    for target in (owner, admin):
        for name in STATES:
            expect_refusal(manager.call(V1(name), id=target), 7, "AUTH-AWfge")
    # What makes nobody another takes the permission alone.
    manager.get(V2("UpdateHumanUser"), userId=owner, profile={"givenName": unique("g"), "familyName": "F"})
    manager.get(V1("SetUserMetadata"), id=owner, key="noted", value="YQ==")


def test_the_last_owner_stays(client):
    admin = client.get(auth("GetMyUser")).user.id
    for name in STATES:
        expect_refusal(client.call(V1(name), id=admin), 9, "SIGNET-La5tO")
    for name in ("LockUser", "DeactivateUser", "DeleteUser"):
        expect_refusal(client.call(V2(name), userId=admin), 9, "SIGNET-La5tO")
    assert client.get(auth("GetMyUser")).user.state == 1


def test_nobody_is_told_a_code_of_their_own(world, client):
    """A code that one is told proves nothing: any address could be made one's own."""
    user_id = world.secured()
    address = f"{unique('own')}@example.org"
    with world.logged_in(user_id) as token:
        own = client.having(authorization=f"Bearer {token}")
        told = (
            (V2("SetEmail"), {"email": address, **RETURNED}), (V2("SetEmail"), {"email": address, "isVerified": True}),
            (V2("SendEmailCode"), RETURNED), (V2("ResendEmailCode"), RETURNED),
            (V2("SetPhone"), {"phone": "+41446681877", **RETURNED}), (V2("ResendPhoneCode"), RETURNED),
            (V2("PasswordReset"), RETURNED), (V2("CreateInviteCode"), RETURNED),
            (V2("UpdateHumanUser"), {"email": {"email": address, **RETURNED}}),
            (V2("UpdateHumanUser"), {"phone": {"phone": "+41446681877", **RETURNED}}),
            (V2("UpdateUser"), {"human": {"email": {"email": address, **RETURNED}}}),
        )  # fmt: skip
        for method, fields in told:
            answer = own.call(method, userId=user_id, **fields)
            assert (answer.code, answer.text) == (5, "membership not found (AUTHZ-cdgFk)"), (method.name, answer)
        for method, fields in (
            (V2("SetEmail"), {"email": address}), (V2("ResendEmailCode"), {}), (V2("PasswordReset"), {}),
            (V2("SetPhone"), {"phone": "+41446681877"}),
        ):  # fmt: skip
            answer = own.get(method, userId=user_id, **fields)
            assert not getattr(answer, "verification_code", ""), method.name
    with world.logged_in(user_id, role="ORG_USER_MANAGER") as token:
        own = client.having(authorization=f"Bearer {token}")
        assert own.get(V2("PasswordReset"), userId=user_id, **RETURNED).verification_code


def admin(server, *arguments):
    return subprocess.run(
        [executable(), "admin", *arguments, *server.where], capture_output=True, text=True, timeout=60)  # fmt: skip


@pytest.mark.parametrize("served", [False, True], ids=["stopped", "served"])
def test_a_way_in_for_operators(tmp_path, served):
    """Who holds the files gets in, also when no owner can act any more; and no token is printed that opens nothing."""
    with Server(tmp_path) as server:
        world = Credentials(server)
        me = world.admin.get(auth("GetMyUser")).user.id
        if not served:
            server.stop()
        world.close()
        made = admin(server, "create-owner", "--user=rescue")
        assert made.returncode == 0 and not made.stderr, made.stderr
        rescue = made.stdout.strip()
        taken = admin(server, "create-owner", "--user=RESCUE")
        assert taken.returncode and not taken.stdout and "already" in taken.stderr
        if not served:
            server.start()
        world = Credentials(server)
        owner = world.admin.having(authorization=f"Bearer {rescue}")
        assert owner.get(V1("ListUserMemberships"), userId=me).result
        # One owner ends the other, and may not go then.
        owner.get(V1("LockUser"), id=me)
        expect_refusal(owner.call(V1("LockUser"), id=owner.get(auth("GetMyUser")).user.id), 9, "SIGNET-La5tO")
        if not served:
            server.stop()
        world.close()
        refused = admin(server, "token")
        assert refused.returncode and not refused.stdout and "locked" in refused.stderr
        refused = admin(server, "token", "--user=nobody")
        assert refused.returncode and not refused.stdout and "create-owner" in refused.stderr
        printed = admin(server, "token", "--user=rescue")
        if not served:
            server.start()
        world = Credentials(server)
        again = world.admin.having(authorization=f"Bearer {printed.stdout.strip()}")
        again.get(V1("UnlockUser"), id=me)
        assert world.admin.get(auth("GetMyUser")).user.id == me
        world.close()
        server.stop()
        assert admin(server, "verify-state").returncode == 0
