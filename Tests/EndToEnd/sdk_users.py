"""The user API through zitadel-client, unmodified: credentials, metadata, phones, invitations. Run by its own
interpreter: sdk_users.py URL TOKEN."""

import base64
import datetime
import json
import sys
import time

import zitadel_client as sdk
from zitadel_client import models
from zitadel_client.exceptions import ApiError

url, token = sys.argv[1:]
users = sdk.Zitadel.with_access_token(url, token).users
numbers = iter(range(1000))
FUTURE = datetime.datetime(2090, 1, 1, tzinfo=datetime.timezone.utc)
FIRST, SECOND, THIRD = "Secr3t-enough!", "An0ther-one!", "Th1rd-time-lucky!"


def m(name, /, **fields):
    """A model of the user service: they all have its name before their own."""
    return getattr(models, f"UserService{name}")(**fields)


def refused(call, request, http, identifier):
    try:
        call(request)
    except ApiError as error:
        assert error.code == http, error.code
        assert identifier in str(error.response_body), error.response_body
    else:
        raise AssertionError(f"{identifier} was expected")


def unique(word):
    return f"{word}-{time.time_ns()}-{next(numbers)}"


def profile():
    return m("SetHumanProfile", given_name="Ada", family_name="Lovelace")


def person(**fields):
    name = unique("sdk")
    email = m("SetHumanEmail", email=f"{name}@example.com", is_verified=True)
    return users.add_human_user(
        m("AddHumanUserRequest", **{"username": name, "profile": profile(), "email": email, **fields}))


def get(user_id):
    return users.get_user_by_id(m("GetUserByIDRequest", user_id=user_id)).user


# A person with everything that a request can say.
created = person(
    password=m("Password", password=FIRST, change_required=True),
    phone=m("SetHumanPhone", phone="+41446681800", return_code={}),
    metadata=[m("SetMetadataEntry", key="colour", value=base64.b64encode(b"red").decode())],
)
user_id = created.user_id
assert len(created.phone_code) == 6 and get(user_id).human.password_change_required
organization = created.details.resource_owner

# Phones
verify = m("VerifyPhoneRequest", user_id=user_id, verification_code="WRONG1")
refused(users.verify_phone, verify, 400, "COMMAND-eis9R")
verify.verification_code = users.resend_phone_code(
    m("ResendPhoneCodeRequest", user_id=user_id, return_code={})).verification_code
assert users.verify_phone(verify).details.change_date and get(user_id).human.phone.is_verified
users.set_phone(m("SetPhoneRequest", user_id=user_id, phone="+41446681801", is_verified=True))
users.remove_phone(m("RemovePhoneRequest", user_id=user_id))
refused(users.remove_phone, m("RemovePhoneRequest", user_id=user_id), 400, "COMMAND-ieJ2e")

# Passwords
users.set_password(m("SetPasswordRequest", user_id=user_id, current_password=FIRST, new_password=m("Password", password=SECOND)))
code = users.password_reset(m("PasswordResetRequest", user_id=user_id, return_code={})).verification_code
reset = m("SetPasswordRequest", user_id=user_id, verification_code=code, new_password=m("Password", password=THIRD))
assert users.set_password(reset).details.sequence
refused(users.set_password, reset, 400, "COMMAND-2M9fs")
users.set_password(m("SetPasswordRequest", user_id=user_id, new_password=m("Password", password=FIRST)))
methods = users.list_authentication_method_types(m("ListAuthenticationMethodTypesRequest", user_id=user_id))
assert [method.value if hasattr(method, "value") else method for method in methods.auth_method_types] == [
    "AUTHENTICATION_METHOD_TYPE_PASSWORD"]
assert not users.list_authentication_factors(m("ListAuthenticationFactorsRequest", user_id=user_id)).result

# Updates
name = unique("updated")
updated = users.update_human_user(m(
    "UpdateHumanUserRequest", user_id=user_id, username=name, profile=m("SetHumanProfile", given_name="Grace", family_name="Hopper"),
    email=m("SetHumanEmail", email=f"{name}@example.com", return_code={})))
assert updated.email_code and get(user_id).human.profile.given_name == "Grace"
users.update_user(m("UpdateUserRequest", user_id=user_id, human=m("Human", profile=m("Profile", nick_name="Amazing"))))
assert get(user_id).human.profile.nick_name == "Amazing" and get(user_id).username == name

# Invitations
invited = users.create_user(m(
    "CreateUserRequest", organization_id=organization, username=unique("invited"),
    human=m("Human", profile=m("Profile", given_name="Ada", family_name="Lovelace"),
            email=m("SetHumanEmail", email=f"{unique('i')}@example.com", return_code={}))))
assert invited.email_code and invited.creation_date
users.create_invite_code(m("CreateInviteCodeRequest", user_id=invited.id, send_code=m("SendInviteCode", application_name="Shop")))
users.resend_invite_code(m("ResendInviteCodeRequest", user_id=invited.id))
code = users.create_invite_code(m("CreateInviteCodeRequest", user_id=invited.id, return_code={})).invite_code
users.verify_invite_code(m("VerifyInviteCodeRequest", user_id=invited.id, verification_code=code))
assert get(invited.id).human.email.is_verified
refused(users.create_invite_code, m("CreateInviteCodeRequest", user_id=user_id), 400, "COMMAND-EF34g")

# Metadata
value = base64.b64encode(b"blue").decode()
users.set_user_metadata(m("SetUserMetadataRequest", user_id=user_id, metadata=[m("Metadata", key="size", value=value)]))
found = users.list_user_metadata(m("ListUserMetadataRequest", user_id=user_id, pagination=m("PaginationRequest", asc=True)))
assert [entry.key for entry in found.metadata] == ["colour", "size"]
users.delete_user_metadata(m("DeleteUserMetadataRequest", user_id=user_id, keys=["size"]))
refused(users.delete_user_metadata, m("DeleteUserMetadataRequest", user_id=user_id, keys=["size"]), 404, "META-2nnds")

# Programs
machine = users.create_user(m("CreateUserRequest", organization_id=organization, machine=m("Machine", name="Robot"))).id
users.update_user(m("UpdateUserRequest", user_id=machine, machine=m("Machine", description="says hello")))
assert get(machine).machine.description == "says hello"
assert len(users.add_secret(m("AddSecretRequest", user_id=machine)).client_secret) == 64
assert get(machine).machine.has_secret
users.remove_secret(m("RemoveSecretRequest", user_id=machine))
refused(users.remove_secret, m("RemoveSecretRequest", user_id=machine), 400, "COMMAND-coi82n")

key = users.add_key(m("AddKeyRequest", user_id=machine, expiration_date=FUTURE))
file = json.loads(base64.b64decode(key.key_content))
assert file["keyId"] == key.key_id and file["userId"] == machine and file["key"].startswith("-----BEGIN")
keys = m("ListKeysRequest", filters=[m("KeysSearchFilter", user_id_filter=m("IDFilter", id=machine))])
assert [found.id for found in users.list_keys(keys).result] == [key.key_id]
users.remove_key(m("RemoveKeyRequest", user_id=machine, key_id=key.key_id))
refused(users.remove_key, m("RemoveKeyRequest", user_id=machine, key_id=key.key_id), 404, "COMMAND-4m77G")

pat = users.add_personal_access_token(m("AddPersonalAccessTokenRequest", user_id=machine, expiration_date=FUTURE))
itself = sdk.Zitadel.with_access_token(url, pat.token).users
assert itself.get_user_by_id(m("GetUserByIDRequest", user_id=machine)).user.user_id == machine
tokens = m("ListPersonalAccessTokensRequest",
           filters=[m("PersonalAccessTokensSearchFilter", user_id_filter=m("IDFilter", id=machine))])
assert [found.id for found in users.list_personal_access_tokens(tokens).result] == [pat.token_id]
users.remove_personal_access_token(m("RemovePersonalAccessTokenRequest", user_id=machine, token_id=pat.token_id))
refused(itself.get_user_by_id, m("GetUserByIDRequest", user_id=machine), 401, "AUTH-7fs1e")

# Methods beyond this server are not there: Connect says so by 404, which its clients take for `unimplemented`.
for call, request in (
    (users.register_passkey, m("RegisterPasskeyRequest", user_id=user_id)),
    (users.register_totp, m("RegisterTOTPRequest", user_id=user_id)),
    (users.register_u2_f, m("RegisterU2FRequest", user_id=user_id)),
    (users.list_idp_links, m("ListIDPLinksRequest", user_id=user_id)),
):
    refused(call, request, 404, "")
print("done")
