import * as v from "valibot";
import * as rules from "../lib/rules.mjs";

const text = (...actions) => v.pipe(v.string(), ...actions);
const date = () => text(v.isoDate());
const email = () => text(v.email());
const group = () => text(v.maxLength(rules.GROUP_CHARACTERS), v.regex(rules.GROUP));
const key = () => text(v.nonEmpty(), v.maxBytes(rules.KEY_BYTES));
const locale = () => text(v.check(rules.isLocale));
const phone = () => text(v.regex(rules.PHONE));
const uuid = () => text(v.uuid());

export const fields = () => ({
  phone: phone(),
  email: email(),
  uuid: uuid(),
  date: date(),
  locale: locale(),
  group: group(),
  key: key(),
});

export const user = () =>
  v.looseObject({
    _name: v.nullish(v.object({ firstName: v.string(), lastName: v.string() })),
    _dateOfBirth: v.nullish(date()),
    _description: v.nullish(text(v.maxLength(rules.DESCRIPTION_CHARACTERS))),
    _address: v.nullish(
      v.object({
        address1: v.nullish(v.string()),
        address2: v.nullish(v.string()),
        city: v.nullish(v.string()),
        countryCode: text(v.check(rules.isCountry)),
        state: v.nullish(v.string()),
        zipCode: v.nullish(v.string()),
      }),
    ),
    _gender: v.nullish(v.picklist(rules.GENDERS)),
    _locale: v.nullish(locale()),
    _mfa: v.nullish(
      v.object({
        enabled: v.boolean(),
        expirationInMinutes: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(rules.MFA_MINUTES))),
      }),
    ),
    _ownerOrganization: v.optional(v.object({ id: uuid() })),
    _phone: v.nullish(phone()),
    _email: v.nullish(email()),
    _employeeId: v.nullish(v.string()),
  });

export const attributes = () =>
  v.record(v.string(), v.record(key(), v.pipe(v.unknown(), v.check(rules.valueFits))));
