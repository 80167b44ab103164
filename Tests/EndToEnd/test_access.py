"""Who may call: every case of the interface, over every protocol, before anything of the request is looked at."""

import pytest

from support.protocols import GRPC, HTTP_STATUS, Client
from support.schema import SERVICES, V1, V2, Method
from test_matrix import UNKNOWN, expect_refusal

RESEND = V1("ResendHumanEmailVerification")

STRANGERS = {
    "no authorization": (None, "auth header missing"),
    "another scheme": ("Basic YWRtaW46YWRtaW4=", "invalid auth header (AUTH-toLo1)"),
    "a scheme alone": ("Bearer", "invalid auth header (AUTH-toLo1)"),
    "an unknown token": ("Bearer nonsense", "Errors.Token.Invalid (AUTH-7fs1e)"),
    "a token with bytes that none has": ("Bearer !\"#$%&'()*+,/:;<=>?@[]^`{|}", "Errors.Token.Invalid (AUTH-7fs1e)"),
    "a very long token": ("Bearer " + "x" * 4096, "Errors.Token.Invalid (AUTH-7fs1e)"),
}


@pytest.mark.parametrize("row", STRANGERS)
@pytest.mark.parametrize("method", [RESEND, V2("ResendEmailCode")], ids=["v1", "v2"])
def test_strangers_learn_nothing_of_the_request(row, method, protocol, caller):
    authorization, text = STRANGERS[row]
    client = caller(protocol).having(authorization=authorization, accept_language="de")
    for fields in ({"userId": UNKNOWN}, {"userId": "x" * 201}):
        answer = client.call(method, **fields)
        assert (answer.code, answer.text) == (16, text), answer
        assert answer.http in (None, 401)
        if "(" not in text:
            assert not answer.details


def test_unknown_organization(protocol, caller):
    answer = caller(protocol).having(x_zitadel_orgid=UNKNOWN).call(RESEND, userId=UNKNOWN)
    expect_refusal(answer, 7, "AUTH-Bs7Ds")


def expect_no_membership(answer):
    assert answer.code == 5 and answer.text.endswith(" (AUTHZ-cdgFk)"), answer
    assert answer.detail("zitadel.v1.ErrorDetail")["id"] == "AUTHZ-cdgFk"
    assert answer.detail("google.rpc.ErrorInfo"), "says which role would do"
    assert answer.http in (None, HTTP_STATUS[5])


@pytest.fixture(scope="module")
def program(world):
    """The token of one who is a member of nothing."""
    return world.program()


def test_member_of_nothing_v1(protocol, caller, program, world):
    client = caller(protocol).having(authorization=f"Bearer {program}")
    expect_no_membership(client.call(RESEND, userId=world.unverified()))
    expect_no_membership(client.call(V1("GetMyOrg")))


def test_member_of_nothing_v2(protocol, caller, program, world):
    """The target is looked up first: an unknown one is not found to anyone with a token."""
    client = caller(protocol).having(authorization=f"Bearer {program}")
    user_id = world.unverified()
    for name, fields in {"SetEmail": {"email": "new@example.com"}, "ResendEmailCode": {}, "SendEmailCode": {}}.items():
        expect_refusal(client.call(V2(name), userId=UNKNOWN, **fields), 5, "COMMAND-ieJ2e")
        expect_no_membership(client.call(V2(name), userId=user_id, **fields))


@pytest.fixture(scope="module")
def viewers(world):
    """A person, and tokens: of one who may only look at the organization, and of one who is a member of another one."""
    target, tokens = world.person(), []
    for organization in [target.details.resource_owner, world.organization()]:
        machine = world.machine()
        world.join(machine, organization, "ORG_OWNER_VIEWER")
        tokens.append(world.token(machine))
    return target.user_id, tokens


def test_member_whose_role_does_not_do(protocol, viewers):
    user_id, (viewer, foreigner) = viewers
    client = Client(protocol, viewer)
    expect_refusal(client.call(RESEND, userId=user_id), 7, "AUTH-5mWD2")
    assert client.call(V1("GetUserByID"), id=user_id).code == 0
    assert client.call(V2("GetUserByID"), userId=user_id).code == 0
    answer = client.call(V2("ResendEmailCode"), userId=user_id)
    assert answer.code == 7 and answer.text.endswith(" (AUTH-AWfge)"), answer

    client = Client(protocol, foreigner)
    expect_no_membership(client.call(RESEND, userId=user_id))
    expect_no_membership(client.call(V2("ResendEmailCode"), userId=user_id))


def test_anyone_with_a_token_may_verify(protocol, caller, program, world):
    created = world.person()
    client = caller(protocol).having(authorization=f"Bearer {program}")
    client.get(V2("VerifyEmail"), userId=created.user_id, verificationCode=created.email_code)


def test_healthz_is_open(protocol, caller):
    assert caller(protocol).having(authorization=None).call(V1("Healthz")).code == 0


def test_every_method_of_every_service_answers(make_server):
    """None fails inside: written ones refuse or answer, the others say that they are not written."""
    # A server of its own: some of them set policies with nothing.
    server = make_server()
    client = Client(GRPC(server.authority), server.token)
    for service in SERVICES.values():
        for descriptor in service.methods:
            method = Method(f"{service.full_name}/{descriptor.name}")
            if method.is_streaming:
                continue
            stranger = client.having(authorization=None).call(method)
            if method.permission:
                assert stranger.code == 16, f"{method.path} to a stranger: {stranger}"
            answer = client.call(method)
            assert answer.code in (0, 3, 5, 7, 9, 12), f"{method.path}: {answer}"
