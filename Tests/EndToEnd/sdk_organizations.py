"""The life of an organization through zitadel-client, unmodified. Run by its own interpreter: sdk_organizations.py URL TOKEN."""

import base64
import sys
import time

import zitadel_client as sdk
from zitadel_client import models
from zitadel_client.exceptions import ApiError

url, token = sys.argv[1:]
organizations = sdk.Zitadel.with_access_token(url, token).organizations
name = f"SDK {time.time_ns()}"


def refused(call, request, http, identifier):
    try:
        call(request)
    except ApiError as error:
        assert error.code == http, error.code
        assert identifier in str(error.response_body), error.response_body
    else:
        raise AssertionError(f"{identifier} was expected")


created = organizations.add_organization(
    models.OrganizationServiceAddOrganizationRequest(
        name=name,
        admins=[
            models.OrganizationServiceAdmin(
                roles=["ORG_USER_MANAGER"],
                human=models.OrganizationServiceAddHumanUserRequest(
                    profile=models.OrganizationServiceSetHumanProfile(given_name="Ada", family_name="Lovelace"),
                    email=models.OrganizationServiceSetHumanEmail(email=f"sdk{time.time_ns()}@example.com", return_code={}),
                ),
            )
        ],
    )
)
organization_id = created.organization_id
(admin,) = created.created_admins
assert admin.user_id and admin.email_code and created.details.resource_owner == organization_id
again = models.OrganizationServiceAddOrganizationRequest(name=name.upper())
refused(organizations.add_organization, again, 409, "V3-DKcYh")

update = models.OrganizationServiceUpdateOrganizationRequest(organization_id=organization_id, name=f"{name} renamed")
assert organizations.update_organization(update).change_date
refused(organizations.update_organization, update, 400, "ORG-4VSdf")

deactivate = models.OrganizationServiceDeactivateOrganizationRequest(organization_id=organization_id)
assert organizations.deactivate_organization(deactivate).change_date
refused(organizations.deactivate_organization, deactivate, 400, "EVENT-Dbs2g")
activate = models.OrganizationServiceActivateOrganizationRequest(organization_id=organization_id)
assert organizations.activate_organization(activate).change_date
refused(organizations.activate_organization, activate, 400, "EVENT-bfnrh")

value = base64.b64encode(b"\x00\xff").decode()
entries = [models.OrganizationServiceMetadata(key=key, value=value) for key in ("a", "b")]
assert organizations.set_organization_metadata(
    models.OrganizationServiceSetOrganizationMetadataRequest(organization_id=organization_id, metadata=entries)
).set_date
delete = models.OrganizationServiceDeleteOrganizationMetadataRequest(organization_id=organization_id, keys=["a"])
assert organizations.delete_organization_metadata(delete).deletion_date
refused(organizations.delete_organization_metadata, delete, 404, "META-2npds")
listing = models.OrganizationServiceListOrganizationMetadataRequest(organization_id=organization_id)
(entry,) = organizations.list_organization_metadata(listing).metadata
assert entry.key == "b" and base64.b64decode(entry.value) == b"\x00\xff"

search = models.OrganizationServiceListOrganizationsRequest(
    queries=[models.OrganizationServiceSearchQuery(id_query=models.OrganizationServiceOrganizationIDQuery(id=organization_id))])  # fmt: skip
page = organizations.list_organizations(search)
(found,) = page.result
assert (found.id, found.name, found.state) == (organization_id, f"{name} renamed", "ORGANIZATION_STATE_ACTIVE")
assert int(page.details.total_result) == 1

remove = models.OrganizationServiceDeleteOrganizationRequest(organization_id=organization_id)
assert organizations.delete_organization(remove).deletion_date
refused(organizations.delete_organization, remove, 404, "COMMA-aps2n")
refused(sdk.Zitadel.with_access_token(url, "nonsense").organizations.delete_organization, remove, 401, "AUTH-7fs1e")
assert not organizations.list_organizations(search).result
print("done")
