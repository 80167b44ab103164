"""How refusals travel, over every protocol: one code, one id, one form of text, one HTTP status."""

import pytest

from support.protocols import HTTP_STATUS
from support.schema import V1, V2
from support.world import unique

UNKNOWN = "999999999999999999"


def unknown(world):
    return UNKNOWN


def initial(world):
    return world.initial()


def unverified(world):
    return world.unverified()


def verified(world):
    return world.verified()


def foreign(world):
    return world.foreign()


def on(state, **fields):
    """A request about a person in this state."""
    return lambda world: {"userId": state(world), **fields}


def by_id(state):
    return lambda world: {"id": state(world)}


def taken_v1(world):
    name = unique("taken")
    world.person(username=name)
    return {
        "userName": name.upper(),
        "profile": {"firstName": "Ada", "lastName": "Lovelace"},
        "email": {"email": f"{name}@example.net"},
    }


# method, request, code, id; the name of each row is its reason. One row of each code and form: what each method refuses is
# tested in Swift (Tests/ManagementServiceTests/Tables), how a refusal travels is tested here.
REFUSALS = {
    "resend v1: nobody has this id": (V1("ResendHumanEmailVerification"), on(unknown), 5, "COMMAND-0Pe4r"),
    "resend v1: of another organization": (V1("ResendHumanEmailVerification"), on(foreign), 5, "COMMAND-0Pe4r"),
    "resend v1: not initialized": (V1("ResendHumanEmailVerification"), on(initial), 9, "COMMAND-E3fbw"),
    "resend v1: already verified": (V1("ResendHumanEmailVerification"), on(verified), 9, "COMMAND-3M9ds"),
    "resend v2: nobody has this id": (V2("ResendEmailCode"), on(unknown), 5, "COMMAND-ieJ2e"),
    "resend v2: not initialized": (V2("ResendEmailCode"), on(initial), 9, "COMMAND-uz0Uu"),
    "resend v2: verified, so no code is pending": (V2("ResendEmailCode"), on(verified), 9, "EMAIL-5w5ilin4yt"),
    "resend v2: the template does not parse, seen before the user is":
        (V2("ResendEmailCode"), on(unknown, sendCode={"urlTemplate": "https://example.com/{{.Code"}), 3, "DOMAIN-oGh5e"),
    "verify v2: wrong code": (V2("VerifyEmail"), on(unverified, verificationCode="ÄÄÄÄÄÄ"), 3, "COMMAND-eis9R"),
    "add v1: the user name is taken, whatever its case": (V1("AddHumanUser"), taken_v1, 6, "V3-DKcYh"),
    "get v1: of another organization": (V1("GetUserByID"), by_id(foreign), 5, "MANAG-fpo4B"),
}  # fmt: skip


def expect_refusal(answer, code, identifier):
    assert answer.code == code, answer
    assert answer.text.endswith(f" ({identifier})"), answer.text
    text = answer.text.removesuffix(f" ({identifier})")
    # Of a wrong password the detail tells how many were wrong.
    counted = answer.detail("zitadel.v1.CredentialsCheckError")
    detail = counted or answer.detail("zitadel.v1.ErrorDetail")
    assert detail == {"id": identifier, "message": text} | ({"failedAttempts": counted["failedAttempts"]} if counted else {})
    assert len(answer.details) == 1
    assert answer.http in (None, HTTP_STATUS[code])


@pytest.mark.parametrize("row", REFUSALS)
def test_refusal(row, protocol, world, caller):
    method, request, code, identifier = REFUSALS[row]
    fields = request(world)
    events = world.server.events
    answer = caller(protocol).call(method, **fields)
    expect_refusal(answer, code, identifier)
    assert "Errors." not in answer.text, "a sentence, not the key of one"
    if "wrong code" not in row:  # a wrong guess is counted
        assert world.server.events == events, "a refusal writes nothing"


VALIDATED = {
    "no id": (V2("ResendEmailCode"), {"userId": ""},
              "invalid ResendEmailCodeRequest.UserId: value length must be between 1 and 200 runes, inclusive"),
    "an id of 201": (V2("ResendEmailCode"), {"userId": "x" * 201},
                     "invalid ResendEmailCodeRequest.UserId: value length must be between 1 and 200 runes, inclusive"),
    "an empty address": (V1("UpdateHumanEmail"), {"userId": "1", "email": ""},
                         "invalid UpdateHumanEmailRequest.Email: value must be a valid email address | caused by: mail: no address"),
    "a malformed address": (V2("SetEmail"), {"userId": "1", "email": "nobody"},
                            "invalid SetEmailRequest.Email: value must be a valid email address | caused by: mail: missing '@' or angle-addr"),
    "no code": (V2("VerifyEmail"), {"userId": "1", "verificationCode": ""},
                "invalid VerifyEmailRequest.VerificationCode: value length must be between 1 and 20 runes, inclusive"),
    "no profile": (V2("AddHumanUser"), {"email": {"email": "a@example.com"}},
                   "invalid AddHumanUserRequest.Profile: value is required"),
}  # fmt: skip


@pytest.mark.parametrize("row", VALIDATED)
def test_validation_comes_before_the_handler(row, protocol, caller, opened):
    method, fields, text = VALIDATED[row]
    if fields.get("userId") == "" and type(protocol).__name__.startswith("REST"):
        # A path has no empty segment: there is no such route.
        answer = caller(protocol).call(method, **fields)
        assert (answer.code, answer.http, answer.text) == (5, 404, "Not Found")
        return
    answer = caller(protocol).call(method, **fields)
    assert (answer.code, answer.text, answer.details) == (3, text, [])
    assert answer.http in (None, 400)


def test_main_job(protocol, world, caller):
    """What the product exists for, once over each protocol."""
    client = caller(protocol)
    created = client.get(
        V2("AddHumanUser"),
        username=unique("main"),
        profile={"givenName": "Ada", "familyName": "Lovelace"},
        email={"email": f"{unique('main')}@example.com", "returnCode": {}},
    )
    user_id, first_code = created.user_id, created.email_code
    assert len(user_id) == 18 and user_id.isdigit()
    before = client.get(V1("GetUserByID"), id=user_id).user
    assert before.details.sequence and not before.human.email.is_email_verified

    resent = client.get(V1("ResendHumanEmailVerification"), userId=user_id).details
    assert resent.sequence > before.details.sequence and resent.resource_owner == before.details.resource_owner
    code = client.get(V2("ResendEmailCode"), userId=user_id, returnCode={}).verification_code
    assert len(code) == 6 and code.isalnum() and code.upper() == code

    answer = client.call(V2("VerifyEmail"), userId=user_id, verificationCode=first_code)
    expect_refusal(answer, 3, "COMMAND-eis9R")
    client.get(V2("VerifyEmail"), userId=user_id, verificationCode=code)
    assert client.get(V2("GetUserByID"), userId=user_id).user.human.email.is_verified
    assert client.get(V1("GetHumanEmail"), userId=user_id).email.is_email_verified
    expect_refusal(client.call(V1("ResendHumanEmailVerification"), userId=user_id), 9, "COMMAND-3M9ds")


def test_sent_even_when_verified(protocol, world, caller):
    """SendEmailCode asks neither for a pending code nor for an address that is not verified."""
    user_id = world.verified()
    assert caller(protocol).get(V2("SendEmailCode"), userId=user_id, returnCode={}).verification_code


def test_messages_speak_the_callers_language(protocol, world, caller):
    german = caller(protocol).having(accept_language="de-CH, en;q=0.5")
    english = caller(protocol).having(accept_language="en")
    request = {"userId": world.verified()}
    answers = [client.call(V1("ResendHumanEmailVerification"), **request) for client in (german, english)]
    for answer in answers:
        expect_refusal(answer, 9, "COMMAND-3M9ds")
    assert answers[0].text != answers[1].text
