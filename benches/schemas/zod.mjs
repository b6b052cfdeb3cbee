import * as z from "zod";
import * as rules from "../lib/rules.mjs";

const text = () => z.string();
const maybe = (schema) => schema.nullish();
const group = () => text().max(rules.GROUP_CHARACTERS).regex(rules.GROUP);
const key = () => text().refine(rules.keyFits);
const locale = () => text().refine(rules.isLocale);

export const fields = () => ({
  phone: z.e164(),
  email: z.email(),
  uuid: z.uuid(),
  date: z.iso.date(),
  locale: locale(),
  group: group(),
  key: key(),
});

export const user = () =>
  z.looseObject({
    _name: maybe(z.object({ firstName: text(), lastName: text() })),
    _dateOfBirth: maybe(z.iso.date()),
    _description: maybe(text().max(rules.DESCRIPTION_CHARACTERS)),
    _address: maybe(
      z.object({
        address1: maybe(text()),
        address2: maybe(text()),
        city: maybe(text()),
        countryCode: text().refine(rules.isCountry),
        state: maybe(text()),
        zipCode: maybe(text()),
      }),
    ),
    _gender: maybe(z.enum(rules.GENDERS)),
    _locale: maybe(locale()),
    _mfa: maybe(z.object({ enabled: z.boolean(), expirationInMinutes: maybe(z.int().min(1).max(rules.MFA_MINUTES)) })),
    _ownerOrganization: z.object({ id: z.uuid() }).optional(),
    _phone: maybe(z.e164()),
    _email: maybe(z.email()),
    _employeeId: maybe(text()),
  });

export const attributes = () => z.record(text(), z.record(key(), z.unknown().refine(rules.valueFits)));
