// JSON Schemas, and what ajv needs to be told to compile them.

import addFormats from "ajv-formats";
import * as rules from "../lib/rules.mjs";

const text = (more) => ({ type: "string", ...more });
const format = (name) => text({ format: name });
const pattern = ({ source }, more) => text({ pattern: source, ...more });
const nullable = (schema) => ({ ...schema, nullable: true });
const key = { keyFits: true };

export const fields = {
  phone: pattern(rules.PHONE),
  email: format("email"),
  uuid: format("uuid"),
  date: format("date"),
  locale: format("locale"),
  group: pattern(rules.GROUP, { maxLength: rules.GROUP_CHARACTERS }),
  key: text(key),
};

export const user = {
  type: "object",
  properties: {
    _name: {
      type: "object",
      nullable: true,
      required: ["firstName", "lastName"],
      properties: { firstName: text(), lastName: text() },
    },
    _dateOfBirth: nullable(fields.date),
    _description: nullable(text({ maxLength: rules.DESCRIPTION_CHARACTERS })),
    _address: {
      type: "object",
      nullable: true,
      required: ["countryCode"],
      properties: {
        address1: nullable(text()),
        address2: nullable(text()),
        city: nullable(text()),
        countryCode: format("country"),
        state: nullable(text()),
        zipCode: nullable(text()),
      },
    },
    _gender: { enum: [...rules.GENDERS, null] },
    _locale: nullable(fields.locale),
    _mfa: {
      type: "object",
      nullable: true,
      required: ["enabled"],
      properties: {
        enabled: { type: "boolean" },
        expirationInMinutes: { type: "integer", nullable: true, minimum: 1, maximum: rules.MFA_MINUTES },
      },
    },
    _ownerOrganization: { type: "object", required: ["id"], properties: { id: fields.uuid } },
    _phone: nullable(fields.phone),
    _email: nullable(fields.email),
    _employeeId: nullable(text()),
  },
};

export const attributes = {
  type: "object",
  additionalProperties: {
    type: "object",
    propertyNames: text(key),
    additionalProperties: { valueFits: true },
  },
};

/** Adds the formats of ajv-formats, and what no library has. */
export function prepare(ajv) {
  addFormats(ajv);
  ajv.addFormat("locale", { type: "string", validate: rules.isLocale });
  ajv.addFormat("country", { type: "string", validate: rules.isCountry });
  ajv.addKeyword({ keyword: "keyFits", type: "string", validate: (_, name) => rules.keyFits(name), errors: false });
  ajv.addKeyword({ keyword: "valueFits", validate: (_, value) => rules.valueFits(value), errors: false });
  return ajv;
}
