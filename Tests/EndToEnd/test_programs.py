"""What programs call with: secrets, keys and tokens, over gRPC and REST."""

from support.credentials import client, encoded, quick, wires, world
from support.schema import V1, V2
from support.world import unique
from test_matrix import expect_refusal

__all__ = ["client", "quick", "wires", "world"]  # fixtures
FUTURE = "2090-01-01T00:00:00Z"


def listed(message):
    return [item.id for item in message.result]


def test_machine_secrets(world, client):
    user_id = world.machine()
    has_secret = lambda: client.get(V2("GetUserByID"), userId=user_id).user.machine.has_secret  # noqa: E731
    made = client.get(V1("GenerateMachineSecret"), userId=user_id)
    assert made.client_id == client.get(V1("GetUserByID"), id=user_id).user.user_name
    assert len(made.client_secret) == 64 and made.client_secret.isalnum() and made.details.sequence
    assert has_secret()
    again = client.get(V2("AddSecret"), userId=user_id)
    assert again.client_secret not in ("", made.client_secret) and again.HasField("creation_date")
    assert client.get(V2("RemoveSecret"), userId=user_id).HasField("deletion_date") and not has_secret()
    client.get(V1("GenerateMachineSecret"), userId=user_id)
    assert client.get(V1("RemoveMachineSecret"), userId=user_id).details.sequence and not has_secret()


def test_updating_a_machine(world, client):
    user_id = world.machine()
    updated = client.get(
        V1("UpdateMachine"), userId=user_id, name="Other", description="d", accessTokenType="ACCESS_TOKEN_TYPE_JWT")
    machine = client.get(V1("GetUserByID"), id=user_id).user
    assert updated.details.sequence == machine.details.sequence
    assert (machine.machine.name, machine.machine.description, machine.machine.access_token_type) == ("Other", "d", 1)
    assert client.get(V2("UpdateUser"), userId=user_id, machine={"description": "e"}).HasField("change_date")
    machine = client.get(V2("GetUserByID"), userId=user_id).user
    assert (machine.machine.name, machine.machine.description, machine.machine.access_token_type) == ("Other", "e", 1)
    name = unique("renamed")
    client.get(V2("UpdateUser"), userId=user_id, username=name, machine={})
    assert client.get(V2("GetUserByID"), userId=user_id).user.username == name


def test_machine_keys(world, client):
    """A key that was made here opens with the library that programs use; one of their own is kept as it is."""
    import json

    from cryptography.hazmat.primitives import serialization

    user_id = world.machine()
    made = client.get(V1("AddMachineKey"), userId=user_id, type="KEY_TYPE_JSON", expirationDate=FUTURE)
    assert made.details.HasField("creation_date") and made.details.sequence
    file = json.loads(made.key_details)
    assert file.keys() == {"type", "keyId", "key", "userId"}
    assert (file["type"], file["keyId"], file["userId"]) == ("serviceaccount", made.key_id, user_id)
    private = serialization.load_pem_private_key(file["key"].encode(), None)
    assert private.key_size == 2048
    public = private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    own = client.get(V2("AddKey"), userId=user_id, expirationDate=FUTURE, publicKey=encoded(public.decode()))
    assert own.key_id and not own.key_content and own.HasField("creation_date")
    stored = "SELECT public_key FROM machine_keys WHERE id = ?"
    if world.server.database:
        stored = "SELECT value FROM items WHERE kind = 2 AND key = ?"
    assert world.server.query(stored, own.key_id) == world.server.query(stored, made.key_id) == [(public,)]

    got = client.get(V1("GetMachineKeyByIDs"), userId=user_id, keyId=made.key_id).key
    assert (got.id, got.type, got.expiration_date.ToJsonString()) == (made.key_id, 1, FUTURE)
    assert got.details.sequence == made.details.sequence
    page = client.get(V1("ListMachineKeys"), userId=user_id)
    assert listed(page) == [own.key_id, made.key_id] and page.details.total_result == 2
    assert listed(client.get(V1("ListMachineKeys"), userId=user_id, query={"asc": True, "limit": 1})) == [made.key_id]
    found = client.get(V2("ListKeys"), filters=[{"userIdFilter": {"id": user_id}}], pagination={"limit": 1})
    assert (found.pagination.total_result, found.pagination.applied_limit) == (2, 1)
    assert found.result[0].id == own.key_id and found.result[0].user_id == user_id
    assert client.get(V1("RemoveMachineKey"), userId=user_id, keyId=made.key_id).details.sequence
    assert client.get(V2("RemoveKey"), userId=user_id, keyId=own.key_id).HasField("deletion_date")
    assert not client.get(V1("ListMachineKeys"), userId=user_id).result


def test_tokens(world, client):
    """A token opens what its owner may, until it is removed or has expired or the owner is locked."""
    user_id = world.machine()
    first = world.token(user_id, expirationDate=FUTURE)
    second = client.get(V2("AddPersonalAccessToken"), userId=user_id, expirationDate=FUTURE)
    assert second.token_id and second.HasField("creation_date")
    me = lambda token: client.having(authorization=f"Bearer {token}").call(V2("GetUserByID"), userId=user_id)  # noqa: E731
    assert me(first.token).code == me(second.token).code == 0
    got = client.get(V1("GetPersonalAccessTokenByIDs"), userId=user_id, tokenId=first.token_id).token
    assert got.id == first.token_id and got.expiration_date.ToJsonString() == FUTURE
    assert got.details.sequence == first.details.sequence and got.details.resource_owner
    page = client.get(V1("ListPersonalAccessTokens"), userId=user_id)
    assert listed(page) == [second.token_id, first.token_id] and page.details.total_result == 2
    found = client.get(V2("ListPersonalAccessTokens"), filters=[{"userIdFilter": {"id": user_id}}])
    assert listed(found) == [second.token_id, first.token_id]
    client.get(V1("RemovePersonalAccessToken"), userId=user_id, tokenId=first.token_id)
    expect_refusal(me(first.token), 16, "AUTH-7fs1e")
    assert me(second.token).code == 0
    client.get(V1("LockUser"), id=user_id)
    expect_refusal(me(second.token), 16, "AUTH-7fs1e")
    client.get(V1("UnlockUser"), id=user_id)
    assert me(second.token).code == 0
    assert client.get(V2("RemovePersonalAccessToken"), userId=user_id, tokenId=second.token_id).HasField("deletion_date")
    expect_refusal(me(second.token), 16, "AUTH-7fs1e")


def test_a_token_expires(world, client):
    import datetime

    from support.waiting import eventually

    soon = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=2)
    user_id = world.machine()
    token = world.token(user_id, expirationDate=soon.isoformat().replace("+00:00", "Z")).token
    me = lambda: client.having(authorization=f"Bearer {token}").call(V2("GetUserByID"), userId=user_id)  # noqa: E731
    assert me().code == 0
    expect_refusal(eventually(lambda: answer if (answer := me()).code else None, "the token expires"), 16, "AUTH-7fs1e")


def test_searching_credentials(world, client):
    """Filters, sorting and paging of both lists; and nobody sees what they may not."""
    organization = world.organization()
    there = client.having(x_zitadel_orgid=organization)
    users = [world.machine(organization) for _ in range(2)]
    dates = ["2080-01-01T00:00:00Z", "2070-01-01T00:00:00Z", "2060-01-01T00:00:00Z"]
    made = [there.get(V1("AddPersonalAccessToken"), userId=users[i % 2], expirationDate=date) for i, date in enumerate(dates)]
    ids = [token.token_id for token in made]
    of_org = {"organizationIdFilter": {"id": organization}}

    def search(*filters, **fields):
        return listed(client.get(V2("ListPersonalAccessTokens"), filters=[of_org, *filters], **fields))

    assert search() == ids[::-1]
    assert search(pagination={"asc": True}) == ids
    assert search(pagination={"asc": True, "offset": 1, "limit": 1}) == ids[1:2]
    expiring = "PERSONAL_ACCESS_TOKEN_FIELD_NAME_EXPIRATION_DATE"
    assert search(sortingColumn=expiring, pagination={"asc": True}) == ids[::-1]
    assert search({"tokenIdFilter": {"id": ids[0]}}) == ids[:1]
    assert search({"userIdFilter": {"id": users[1]}}) == ids[1:2]
    rows = {"EQUALS": [ids[1]], "AFTER": [ids[0]], "AFTER_OR_EQUALS": [ids[1], ids[0]], "BEFORE": [ids[2]],
            "BEFORE_OR_EQUALS": [ids[2], ids[1]]}  # fmt: skip
    for method, expected in rows.items():
        filter = {"timestamp": dates[1], "method": f"TIMESTAMP_FILTER_METHOD_{method}"}
        assert search({"expirationDateFilter": filter}) == expected
    assert search({"createdDateFilter": {"timestamp": FUTURE, "method": "TIMESTAMP_FILTER_METHOD_AFTER"}}) == []
    # A program without a role sees its own, and nothing of others.
    own = client.having(authorization=f"Bearer {made[0].token}", x_zitadel_orgid=None)
    assert listed(own.get(V2("ListPersonalAccessTokens"))) == [ids[2], ids[0]]
    assert own.get(V2("ListKeys")).pagination.total_result == 0
