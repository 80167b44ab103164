"""The main job through zitadel-client, unmodified. Run by its own interpreter: sdk_session.py URL TOKEN."""

import sys
import time

import zitadel_client as sdk
from zitadel_client.exceptions import ApiError
from zitadel_client import models

url, token = sys.argv[1:]
users = sdk.Zitadel.with_access_token(url, token).users
name = f"sdk{time.time_ns()}"


def refused(call, request, http, identifier):
    try:
        call(request)
    except ApiError as error:
        assert error.code == http, error.code
        assert identifier in str(error.response_body), error.response_body
    else:
        raise AssertionError(f"{identifier} was expected")


created = users.add_human_user(
    models.UserServiceAddHumanUserRequest(
        username=name,
        profile=models.UserServiceSetHumanProfile(given_name="Ada", family_name="Lovelace"),
        email=models.UserServiceSetHumanEmail(email=f"{name}@example.com", return_code={}),
    )
)
user_id = created.user_id
assert created.email_code and created.details.resource_owner

found = users.get_user_by_id(models.UserServiceGetUserByIDRequest(user_id=user_id)).user
assert (found.username, found.human.email.email, found.state) == (name, f"{name}@example.com", "USER_STATE_ACTIVE")

changed = users.set_email(
    models.UserServiceSetEmailRequest(user_id=user_id, email=f"{name}@example.net", return_code={})
)
sent = users.send_email_code(models.UserServiceSendEmailCodeRequest(user_id=user_id, return_code={}))
resent = users.resend_email_code(models.UserServiceResendEmailCodeRequest(user_id=user_id, return_code={}))
assert len({changed.verification_code, sent.verification_code, resent.verification_code}) == 3

verify = lambda code: models.UserServiceVerifyEmailRequest(user_id=user_id, verification_code=code)  # noqa: E731
refused(users.verify_email, verify(sent.verification_code), 400, "COMMAND-eis9R")
assert users.verify_email(verify(resent.verification_code)).details.change_date
assert users.get_user_by_id(models.UserServiceGetUserByIDRequest(user_id=user_id)).user.human.email.is_verified

again = models.UserServiceResendEmailCodeRequest(user_id=user_id, send_code=models.UserServiceSendEmailVerificationCode())
refused(users.resend_email_code, again, 400, "EMAIL-5w5ilin4yt")
again.user_id = "999999999999999999"
refused(users.resend_email_code, again, 404, "COMMAND-ieJ2e")
refused(sdk.Zitadel.with_access_token(url, "nonsense").users.resend_email_code, again, 401, "AUTH-7fs1e")

# Lists, states and the end.
query = models.UserServiceSearchQuery(
    or_query=models.UserServiceOrQuery(queries=[
        models.UserServiceSearchQuery(user_name_query=models.UserServiceUserNameQuery(
            user_name=name.upper(), method="TEXT_QUERY_METHOD_EQUALS_IGNORE_CASE")),
        models.UserServiceSearchQuery(in_user_ids_query=models.UserServiceInUserIDQuery(user_ids=["1"])),
    ]))  # fmt: skip
listing = models.UserServiceListUsersRequest(
    queries=[query], sorting_column="USER_FIELD_NAME_EMAIL", query=models.UserServiceListQuery(limit=10, asc=True))  # fmt: skip
page = users.list_users(listing)
assert [user.user_id for user in page.result] == [user_id] and int(page.details.total_result) == 1
state = lambda: users.get_user_by_id(models.UserServiceGetUserByIDRequest(user_id=user_id)).user.state  # noqa: E731
for method, request, expected in (
    (users.lock_user, models.UserServiceLockUserRequest, "USER_STATE_LOCKED"),
    (users.unlock_user, models.UserServiceUnlockUserRequest, "USER_STATE_ACTIVE"),
    (users.deactivate_user, models.UserServiceDeactivateUserRequest, "USER_STATE_INACTIVE"),
    (users.reactivate_user, models.UserServiceReactivateUserRequest, "USER_STATE_ACTIVE"),
):
    assert method(request(user_id=user_id)).details.change_date
    assert state() == expected
refused(users.unlock_user, models.UserServiceUnlockUserRequest(user_id=user_id), 400, "COMMAND-olb9vb0oca")
assert users.delete_user(models.UserServiceDeleteUserRequest(user_id=user_id)).details.sequence
refused(users.delete_user, models.UserServiceDeleteUserRequest(user_id=user_id), 404, "COMMAND-bd4ir1mblj")
assert not users.list_users(listing).result
print("done")
