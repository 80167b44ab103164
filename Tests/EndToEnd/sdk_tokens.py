"""zitadel-client, unmodified, with a program's secret or key. Run by its own interpreter: sdk_tokens.py URL secret ID SECRET, or
sdk_tokens.py URL key FILE."""

import sys
import time

import zitadel_client as sdk
from zitadel_client import models

url, way, *proof = sys.argv[1:]
client = sdk.Zitadel.with_client_credentials(url, *proof) if way == "secret" else sdk.Zitadel.with_private_key(url, *proof)
added = client.users.add_human_user(
    models.UserServiceAddHumanUserRequest(
        profile=models.UserServiceSetHumanProfile(given_name="Ada", family_name="Lovelace"),
        email=models.UserServiceSetHumanEmail(email=f"{way}{time.time_ns()}@example.com", return_code={}),
    )
)
found = client.users.get_user_by_id(models.UserServiceGetUserByIDRequest(user_id=added.user_id)).user
assert found.human.profile.given_name == "Ada"
organizations = client.organizations.list_organizations(models.OrganizationServiceListOrganizationsRequest())
assert organizations.result
assert client.users.list_users(models.UserServiceListUsersRequest()).details.total_result
print("done")
