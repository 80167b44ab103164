"""Signing in through zitadel-client, unmodified. Run by its own interpreter: sdk_sessions.py URL TOKEN LOGIN-NAME PASSWORD."""

import sys

import zitadel_client as sdk
from zitadel_client import models
from zitadel_client.exceptions import ApiError

url, token, name, password = sys.argv[1:]
sessions = sdk.Zitadel.with_access_token(url, token).sessions


def refused(call, request, http, identifier):
    try:
        call(request)
    except ApiError as error:
        assert error.code == http, error.code
        assert identifier in str(error.response_body), error.response_body
    else:
        raise AssertionError(f"{identifier} was expected")


def check(word):
    return models.SessionServiceChecks(password=models.SessionServiceCheckPassword(password=word))


created = sessions.create_session(models.SessionServiceCreateSessionRequest(
    checks=models.SessionServiceChecks(user=models.SessionServiceCheckUser(login_name=name)), lifetime="3600s"))  # fmt: skip
assert created.session_id and created.session_token and created.details.resource_owner
step = lambda word: models.SessionServiceSetSessionRequest(  # noqa: E731
    session_id=created.session_id, session_token=created.session_token, checks=check(word))
refused(sessions.set_session, step("wrong"), 400, "COMMAND-3M0fs")
entered = sessions.set_session(step(password))
assert entered.session_token != created.session_token
refused(sessions.set_session, step(password), 403, "COMMAND-sGr42")

get = models.SessionServiceGetSessionRequest(session_id=created.session_id, session_token=entered.session_token)
session = sessions.get_session(get).session
assert session.factors.user.login_name == name and session.factors.password.verified_at and session.expiration_date
listed = sessions.list_sessions(models.SessionServiceListSessionsRequest(
    queries=[models.SessionServiceSearchQuery(ids_query=models.SessionServiceIDsQuery(ids=[created.session_id]))]))  # fmt: skip
assert [found.id for found in listed.sessions] == [created.session_id]

# The person's own client, with the session's token.
own = sdk.Zitadel.with_access_token(url, entered.session_token)
user = own.users.get_user_by_id(models.UserServiceGetUserByIDRequest(user_id=session.factors.user.id)).user
assert user.username == name
assert own.sessions.delete_session(models.SessionServiceDeleteSessionRequest(session_id=created.session_id)).details
refused(own.users.get_user_by_id, models.UserServiceGetUserByIDRequest(user_id=user.user_id), 401, "AUTH-7fs1e")
refused(sessions.get_session, get, 404, "QUERY-SFeaa")
print("done")
