"""What BioT's own models know of a user, and what they would send for each request body on a line.

Prints `[[parent, members of a request, members of an answer], …]`, then a verdict a line.
"""

import json
import sys

from biotmed_organization_sdk.models.address import Address
from biotmed_organization_sdk.models.address_update_request import AddressUpdateRequest
from biotmed_organization_sdk.models.basic_referenced_entity_data_uuidid import BasicReferencedEntityDataUUIDId
from biotmed_organization_sdk.models.mfa_dto import MfaDto
from biotmed_organization_sdk.models.mfa_update_request import MfaUpdateRequest
from biotmed_organization_sdk.models.name import Name
from biotmed_organization_sdk.models.name_update_request import NameUpdateRequest
from biotmed_organization_sdk.models.organization_user_response import OrganizationUserResponse
from biotmed_organization_sdk.models.reference_attribute_uuidid_request import ReferenceAttributeUUIDIdRequest
from biotmed_organization_sdk.models.update_organization_user_request import UpdateOrganizationUserRequest
from pydantic import ValidationError

MODELS = [
    ("", UpdateOrganizationUserRequest, OrganizationUserResponse),
    ("_name", NameUpdateRequest, Name),
    ("_address", AddressUpdateRequest, Address),
    ("_mfa", MfaUpdateRequest, MfaDto),
    ("_ownerOrganization", ReferenceAttributeUUIDIdRequest, BasicReferencedEntityDataUUIDId),
]


def members(model):
    # The model keeps custom attributes in a separate field, which is not sent.
    fields = {name: field for name, field in model.model_fields.items() if name != "additional_properties"}
    return [field.alias or name for name, field in fields.items()]


def verdict(body):
    try:
        sent = UpdateOrganizationUserRequest.from_dict(body)
    except ValidationError:
        return "refused"
    if sent is None:
        return "refused"
    same = text(json.loads(sent.model_dump_json())) == text(body)
    return "sent unchanged" if same else "sent differently"


def text(value):
    return json.dumps(value, sort_keys=True)


print(json.dumps([(parent, members(request), members(answer)) for parent, request, answer in MODELS]))
for line in sys.stdin.read().split("\n"):
    print(verdict(json.loads(line)))
