// Texts of each field type: a valid one, and one that is wrong by construction. No library is asked which is which.

import { COUNTRIES, LANGUAGES } from "./rules.mjs";

const LOWER = "abcdefghijklmnopqrstuvwxyz";
const DIGITS = "0123456789";
const ALPHANUMERIC = LOWER + LOWER.toUpperCase() + DIGITS;
const HEX = "0123456789abcdef";
const WIDE = ["é", "ß", "ж", "字", "€", "😀"];
const DOMAINS = ["example.com", "mail.example.org", "acme.co.uk", "contoso.de", "northwind-trading.net", "globex.travel"];

// Ranges of mobile numbers that are in use; # is any digit.
const PHONES = [
  "+1212#######", "+1415#######", "+447712######", "+4915112######", "+336########", "+346########", "+39347#######",
  "+316########", "+5511972######", "+919812######", "+819012######", "+614########", "+27821######", "+46701######",
  "+48501######", "+821012######", "+234803#######", "+201012######", "+90532#######", "+38067#######", "+41791######",
];

/** Kinds of text: `valid` and `invalid` make one each. */
export const TEXTS = {
  phone: {
    valid: (r) => r.pick(PHONES).replace(/#/g, () => r.pick(DIGITS)),
    invalid(r) {
      const phone = TEXTS.phone.valid(r);
      return r.pick([
        () => phone.slice(1),
        () => `00${phone.slice(1)}`,
        () => `+0${phone.slice(1)}`,
        () => phone + r.text(DIGITS, 8),
        () => `${phone.slice(0, 5)} ${phone.slice(5)}`,
        () => `${phone.slice(0, 6)}${r.pick(LOWER)}${phone.slice(6)}`,
        () => `+${phone}`,
        () => "+",
        () => "none",
        () => `${phone}\n`,
      ])();
    },
  },
  email: {
    valid: (r) => (r.chance(0.02) ? rareEmail(r) : `${local(r)}@${r.pick(DOMAINS)}`),
    // Two in ten are too long, which RFC 5321 forbids and RFC 5322 does not.
    invalid: (r) => (r.chance(0.2) ? longEmail(r) : brokenEmail(r)),
  },
  uuid: {
    valid(r) {
      const [version, variant] = [r.pick("1444447"), r.pick("89ab")];
      const uuid = [r.text(HEX, 8), r.text(HEX, 4), version + r.text(HEX, 3), variant + r.text(HEX, 3), r.text(HEX, 12)];
      return r.chance(0.1) ? uuid.join("-").toUpperCase() : uuid.join("-");
    },
    invalid(r) {
      const uuid = TEXTS.uuid.valid(r);
      return r.pick([
        () => uuid.slice(1),
        () => `${uuid}0`,
        () => `{${uuid}}`,
        () => uuid.replaceAll("-", ""),
        () => uuid.replaceAll("-", "_"),
        () => `${uuid.slice(0, 9)}g${uuid.slice(10)}`,
        () => `${uuid}\n`,
        () => "",
      ])();
    },
  },
  date: {
    valid(r) {
      if (r.chance(0.03)) return r.pick(["2000-02-29", "2024-02-29", "1996-02-29"]);
      const [year, month] = [r.int(1920, 2025), r.int(1, 12)];
      return day(year, month, r.int(1, new Date(Date.UTC(year, month, 0)).getUTCDate()));
    },
    invalid(r) {
      const [year, month, at] = [r.int(1920, 2025), r.int(1, 12), r.int(1, 28)];
      return r.pick([
        () => `${r.pick([1900, 2001, 2023, 2100])}-02-29`,
        () => day(year, r.pick([4, 6, 9, 11]), 31),
        () => day(year, 13, at),
        () => day(year, 0, at),
        () => day(year, month, 0),
        () => day(year, month, 32),
        () => `${year}-${(month % 9) + 1}-${(at % 9) + 1}`,
        () => day(year, month, at).replaceAll("-", "/"),
        () => `${day(year, month, at)}T00:00:00Z`,
        () => "unknown",
      ])();
    },
  },
  locale: {
    valid: (r) => `${r.pick(LANGUAGES)}-${r.pick(COUNTRIES).toLowerCase()}`,
    invalid(r) {
      const [language, country] = [r.pick(LANGUAGES), r.pick(COUNTRIES).toLowerCase()];
      return r.pick([
        () => `${language}-${country.toUpperCase()}`,
        () => `${language.toUpperCase()}-${country}`,
        () => `${language}_${country}`,
        () => `${r.pick(["zz", "xx", "jp", "dk"])}-${country}`,
        () => `${language}-${r.pick(["xx", "zz", "uk", "eu"])}`,
        () => language,
        () => `${language}-${country}a`,
        () => `${language}-419`,
        () => language + country,
      ])();
    },
  },
  group: {
    valid: (r) => r.pick(ALPHANUMERIC) + r.text(`${ALPHANUMERIC}_.-`, r.chance(0.05) ? r.int(60, 98) : r.int(0, 26)) + "z",
    invalid(r) {
      const name = r.text(ALPHANUMERIC, r.int(2, 20));
      return r.pick([
        () => `${name}-`,
        () => `_${name}`,
        () => `${name} ${name}`,
        () => `${name}é${name}`,
        () => `${name}/${name}`,
        () => r.text(ALPHANUMERIC, r.int(101, 140)),
        () => r.pick(ALPHANUMERIC),
        () => `${name}\n`,
        () => "",
      ])();
    },
  },
  key: {
    valid: (r) => (r.chance(0.85) ? r.text(`${LOWER}_`, r.chance(0.1) ? r.int(60, 70) : r.int(3, 24)) : wideKey(r)),
    invalid: (r) => (r.chance(0.5) ? r.text(LOWER, r.int(71, 120)) : r.pick(WIDE).repeat(36)),
  },
};

/** Wrong under RFC 5322 too. */
export function brokenEmail(r) {
  const [name, domain] = [local(r), r.pick(DOMAINS)];
  return r.pick([
    () => name + domain,
    () => `${name}@@${domain}`,
    () => `${name}..x@${domain}`,
    () => `.${name}@${domain}`,
    () => `${name}.@${domain}`,
    () => `${name} x@${domain}`,
    () => `${name}@`,
    () => `@${domain}`,
    () => `${name}@${domain}..com`,
    () => `"${name}@${domain}`,
    () => `${name}@exa mple.com`,
    () => `${name}@${domain}\n`,
  ])();
}

const longEmail = (r) => (r.chance(0.5) ? `${r.text(LOWER, 65)}@example.com` : `${local(r)}@${"sub.".repeat(70)}example.com`);

/** What the RFCs take and many a pattern does not. */
const rareEmail = (r) =>
  r.pick([
    () => `"${r.text(LOWER, 5)} ${r.text(LOWER, 5)}"@example.com`,
    () => `${local(r)}@[192.0.2.${r.int(0, 255)}]`,
    () => `${r.text(LOWER, 4)}!#$%&'*@example.com`,
  ])();

function local(r) {
  const name = r.text(LOWER, r.int(2, 9));
  return r.pick([
    () => name,
    () => `${name}.${r.text(LOWER, r.int(2, 10))}`,
    () => `${name}+${r.text(LOWER, 4)}`,
    () => `${name}_${r.text(DIGITS, 3)}`,
    () => name + r.text(DIGITS, 4),
  ])();
}

const day = (year, month, at) => `${year}-${String(month).padStart(2, "0")}-${String(at).padStart(2, "0")}`;

function wideKey(r) {
  const character = r.pick(WIDE);
  return character.repeat(r.int(1, Math.floor(70 / Buffer.byteLength(character))));
}
