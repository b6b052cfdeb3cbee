"""What BioT's own model knows of a user in an answer: prints each member by its path, described as `vendor_answers.rs` does."""

import json
import re
import types
import typing
from datetime import datetime
from uuid import UUID

from biotmed_organization_sdk.models.organization_user_response import OrganizationUserResponse
from pydantic import BaseModel

described = {}


def join(path, name):
    return f"{path}.{name}" if path else name


def choices(model, name):
    """The texts that the model's own validator takes, as its error names them."""
    for validator in model.__pydantic_decorators__.field_validators.values():
        if name in validator.info.fields:
            try:
                validator.func("no such choice")
            except ValueError as error:
                return "string " + "|".join(sorted(re.findall(r"'([^']*)'", str(error))))
    return None


def describe(annotation, path):
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (typing.Union, types.UnionType):
        (inner,) = [argument for argument in arguments if argument is not type(None)]
        return describe(inner, path) + " or null"
    if origin is typing.Annotated:
        return describe(arguments[0], path)
    if origin is list:
        return "list of " + describe(arguments[0], path + "[]")
    if origin is dict:
        described[join(path, "<name>")] = describe(arguments[1], join(path, "<name>"))
        return "object"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        members(annotation, path)
        return "object"
    words = {str: "string", bool: "boolean", int: "number", UUID: "string uuid", datetime: "string date_time"}
    return words[annotation]


def members(model, path):
    for name, field in model.model_fields.items():
        # The model keeps custom attributes in a separate field, which is not sent.
        if name == "additional_properties":
            continue
        where = join(path, field.alias or name)
        word = describe(field.annotation, where)
        known = choices(model, name)
        described[where] = word.replace("string", known, 1) if known else word


members(OrganizationUserResponse, "")
print(json.dumps(described))
