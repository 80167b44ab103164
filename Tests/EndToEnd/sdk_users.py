"""The user API through zitadel-client, unmodified: each of its methods that is served here, and how those that are not say
so. Run by its own interpreter: sdk_users.py URL TOKEN."""

import base64
import datetime
import hmac
import inspect
import json
import sys
import time
import typing

import zitadel_client as sdk
from zitadel_client import models
from zitadel_client.exceptions import ApiError

url, token = sys.argv[1:]


class Recording:
    """The SDK's user API, noting which of its methods answered at all."""

    def __init__(self, api):
        self.api, self.answered = api, set()

    def __getattr__(self, name):
        def call(request):
            answer = getattr(self.api, name)(request)
            self.answered.add(name)
            return answer

        return call


users = Recording(sdk.Zitadel.with_access_token(url, token).users)
numbers = iter(range(1000))
FUTURE = datetime.datetime(2090, 1, 1, tzinfo=datetime.timezone.utc)
FIRST, SECOND, THIRD = "Secr3t-enough!", "An0ther-one!", "Th1rd-time-lucky!"
# The hash of FIRST that another system made.
HASH = "$2b$04$abcdefghijklmnopqrstuu.rfo1g/X8jzWMb9VFyyEmnTjB8ZzxT6"


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

# Creating with a password, in each of its forms: the proof is that the next password can be set with it.
def knows(user_id, password):
    users.set_password(m("SetPasswordRequest", user_id=user_id, current_password=password,
                         new_password=m("Password", password=SECOND)))


for fields, required in (
    ({"password": m("Password", password=FIRST)}, False),
    ({"password": m("Password", password=FIRST, change_required=True)}, True),
    ({"hashed_password": m("HashedPassword", hash=HASH)}, False),
    ({"hashed_password": m("HashedPassword", hash=HASH, change_required=True)}, True),
):
    added = person(organization=m("Organization", org_id=organization), **fields).user_id
    assert bool(get(added).human.password_change_required) == required
    knows(added, FIRST)
app = person(totp_secret="JBSWY3DPEHPK3PXP").user_id
factors = users.list_authentication_factors(m("ListAuthenticationFactorsRequest", user_id=app)).result
assert [(factor.state, factor.otp is not None) for factor in factors] == [("AUTH_FACTOR_STATE_READY", True)]


def create(password):
    name = unique("created")
    human = m("Human", profile=m("Profile", given_name="Ada", family_name="Lovelace"),
              email=m("SetHumanEmail", email=f"{name}@example.com", is_verified=True))
    human.__dict__["password"] = password
    return m("CreateUserRequest", organization_id=organization, username=name, human=human)


# The SDK has one model for the person of CreateUser and of UpdateUser, and types its password as the latter needs it. What
# CreateUser takes is a `Password`, and fits in where the model is not asked; as the model has it, it is refused, and says
# where.
for required in (False, True):
    made = users.create_user(create(m("Password", password=FIRST, change_required=required))).id
    assert bool(get(made).human.password_change_required) == required
    knows(made, FIRST)
refused(users.create_user, create(m("SetPassword", password=m("Password", password=FIRST))), 400, "human.password.password")

# Updating a password, on each strength.
for password, proof in (
    (m("Password", password=THIRD), {}),
    (m("Password", password=FIRST, change_required=True), {"current_password": THIRD}),
    (m("Password", password=SECOND),
     lambda: {"verification_code": users.password_reset(m("PasswordResetRequest", user_id=made, return_code={})).verification_code}),
):
    proof = proof() if callable(proof) else proof
    users.update_user(m("UpdateUserRequest", user_id=made, human=m("Human", password=m("SetPassword", password=password, **proof))))
    assert bool(get(made).human.password_change_required) == bool(password.change_required)
users.update_user(m("UpdateUserRequest", user_id=made, human=m(
    "Human", password=m("SetPassword", hashed_password=m("HashedPassword", hash=HASH)))))
knows(made, FIRST)
wrong = m("UpdateUserRequest", user_id=made, human=m(
    "Human", password=m("SetPassword", password=m("Password", password=THIRD), current_password="wrong")))
refused(users.update_user, wrong, 400, "COMMAND-3M0fs")

# Updates
name = unique("updated")
updated = users.update_human_user(m(
    "UpdateHumanUserRequest", user_id=user_id, username=name, profile=m("SetHumanProfile", given_name="Grace", family_name="Hopper"),
    email=m("SetHumanEmail", email=f"{name}@example.com", return_code={})))
assert updated.email_code and get(user_id).human.profile.given_name == "Grace"
users.update_user(m("UpdateUserRequest", user_id=user_id, human=m("Human", profile=m("Profile", nick_name="Amazing"))))
assert get(user_id).human.profile.nick_name == "Amazing" and get(user_id).username == name

changed = users.update_user(m(
    "UpdateUserRequest", user_id=made, username=unique("renamed"), human=m(
        "Human", profile=m("Profile", preferred_language="de", gender="GENDER_DIVERSE"),
        email=m("SetHumanEmail", email=f"{unique('e')}@example.com", return_code={}),
        phone=m("SetHumanPhone", phone="+41446681802", return_code={}))))
assert changed.email_code and changed.phone_code and changed.change_date
human = get(made).human
assert (human.profile.preferred_language, human.profile.gender, human.profile.given_name) == ("de", "GENDER_DIVERSE", "Ada")
users.verify_email(m("VerifyEmailRequest", user_id=made, verification_code=changed.email_code))
users.verify_phone(m("VerifyPhoneRequest", user_id=made, verification_code=changed.phone_code))
users.update_user(m("UpdateUserRequest", user_id=made, human=m("Human", phone=m("SetHumanPhone", phone=""))))
assert get(made).human.phone is None or not get(made).human.phone.phone

# Addresses, lists, states
set_email = m("SetEmailRequest", user_id=made, email=f"{unique('e')}@example.com", return_code={})
users.set_email(set_email)
refused(users.set_email, set_email, 400, "COMMAND-Uch5e")
users.send_email_code(m("SendEmailCodeRequest", user_id=made, return_code={}))
code = users.resend_email_code(m("ResendEmailCodeRequest", user_id=made, return_code={})).verification_code
users.verify_email(m("VerifyEmailRequest", user_id=made, verification_code=code))
page = users.list_users(m("ListUsersRequest", queries=[
    m("SearchQuery", email_query=m("EmailQuery", email_address=set_email.email, method="TEXT_QUERY_METHOD_EQUALS"))]))
assert [user.user_id for user in page.result] == [made]
for change, state in (("lock", "LOCKED"), ("unlock", "ACTIVE"), ("deactivate", "INACTIVE"), ("reactivate", "ACTIVE")):
    getattr(users, f"{change}_user")(m(f"{change.title()}UserRequest", user_id=made))
    assert get(made).state == f"USER_STATE_{state}"
users.delete_user(m("DeleteUserRequest", user_id=made))
refused(users.get_user_by_id, m("GetUserByIDRequest", user_id=made), 404, "QUERY-Dfbg2")

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

# Second factors
def totp(secret):
    """What an authenticator app shows (RFC 6238), by the standard library."""
    counter = int(time.time() // 30).to_bytes(8, "big")
    code = hmac.digest(base64.b32decode(secret), counter, "sha1")
    return f"{(int.from_bytes(code[code[-1] & 15 :][:4], 'big') & 0x7FFFFFFF) % 10**6:06}"


person = users.add_human_user(m(
    "AddHumanUserRequest", username=unique("factors"), email=m("SetHumanEmail", email="f@example.com", is_verified=True),
    phone=m("SetHumanPhone", phone="+41446681800", is_verified=True),
    profile=m("SetHumanProfile", given_name="Ada", family_name="Lovelace"))).user_id  # fmt: skip
registered = users.register_totp(m("RegisterTOTPRequest", user_id=person))
assert registered.uri.startswith("otpauth://totp/") and registered.secret in registered.uri
users.verify_totp_registration(m("VerifyTOTPRegistrationRequest", user_id=person, code=totp(registered.secret)))
refused(users.register_totp, m("RegisterTOTPRequest", user_id=person), 409, "COMMAND-do9se")
users.add_otpsms(m("AddOTPSMSRequest", user_id=person))
users.add_otp_email(m("AddOTPEmailRequest", user_id=person))
drawn = users.generate_recovery_codes(m("GenerateRecoveryCodesRequest", user_id=person, count=4))
assert len(set(drawn.recovery_codes)) == 4
ways = users.list_authentication_method_types(m("ListAuthenticationMethodTypesRequest", user_id=person)).auth_method_types
assert [way.removeprefix("AUTHENTICATION_METHOD_TYPE_") for way in ways] == ["TOTP", "OTP_SMS", "OTP_EMAIL", "RECOVERY_CODE"]
users.remove_recovery_codes(m("RemoveRecoveryCodesRequest", user_id=person))
users.remove_otpsms(m("RemoveOTPSMSRequest", user_id=person))
users.remove_otp_email(m("RemoveOTPEmailRequest", user_id=person))
refused(users.remove_otp_email, m("RemoveOTPEmailRequest", user_id=person), 404, "COMMAND-b312D")
users.human_mfa_init_skipped(m("HumanMFAInitSkippedRequest", user_id=person))
factors = users.list_authentication_factors(m("ListAuthenticationFactorsRequest", user_id=person)).result
assert [factor.state for factor in factors] == ["AUTH_FACTOR_STATE_READY"]
users.remove_totp(m("RemoveTOTPRequest", user_id=person))

# Methods beyond this server are not there: Connect says so by 404, which its clients take for `unimplemented`.
methods = {name: getattr(users.api, name) for name in dir(users.api) if not name.startswith("_") and callable(getattr(users.api, name))}
for name in sorted(methods.keys() - users.answered):
    (parameter,) = [p for p in inspect.signature(methods[name]).parameters.values() if p.name.startswith("user_service_")]
    model = typing.get_args(parameter.annotation)
    request = (model[0] if model else parameter.annotation)()
    refused(methods[name], request, 404, "")
print(len(users.answered), "done")
