import Type from "typebox";
import Format from "typebox/format";
import * as rules from "../lib/rules.mjs";

Format.Set("locale", rules.isLocale);
Format.Set("country", rules.isCountry);

const text = () => Type.String();
const format = (name) => Type.String({ format: name });
const pattern = ({ source }, more) => Type.String({ pattern: source, ...more });
const orNull = (schema) => Type.Union([schema, Type.Null()]);
const maybe = (schema) => Type.Optional(orNull(schema));

export const fields = {
  phone: pattern(rules.PHONE),
  email: format("email"),
  uuid: format("uuid"),
  date: format("date"),
  locale: format("locale"),
  group: pattern(rules.GROUP, { maxLength: rules.GROUP_CHARACTERS }),
  key: Type.Refine(text(), rules.keyFits),
};

export const user = Type.Object({
  _name: maybe(Type.Object({ firstName: text(), lastName: text() })),
  _dateOfBirth: maybe(fields.date),
  _description: maybe(Type.String({ maxLength: rules.DESCRIPTION_CHARACTERS })),
  _address: maybe(
    Type.Object({
      address1: maybe(text()),
      address2: maybe(text()),
      city: maybe(text()),
      countryCode: format("country"),
      state: maybe(text()),
      zipCode: maybe(text()),
    }),
  ),
  _gender: maybe(Type.Union(rules.GENDERS.map((gender) => Type.Literal(gender)))),
  _locale: maybe(fields.locale),
  _mfa: maybe(
    Type.Object({
      enabled: Type.Boolean(),
      expirationInMinutes: maybe(Type.Integer({ minimum: 1, maximum: rules.MFA_MINUTES })),
    }),
  ),
  _ownerOrganization: Type.Optional(Type.Object({ id: fields.uuid })),
  _phone: maybe(fields.phone),
  _email: maybe(fields.email),
  _employeeId: maybe(text()),
});

// A record's keys can have a pattern and no rule of one's own, so the bucket as a whole is refined.
const bucket = Type.Refine(Type.Record(text(), Type.Unknown()), (values) =>
  Object.entries(values).every(([name, value]) => rules.keyFits(name) && rules.valueFits(value)),
);

export const attributes = Type.Record(text(), bucket);
