// The codes of two standards, and what no validation library has a format for: every peer calls these same functions.

/** ISO 639-1: 183 codes, as npm iso-639-1 3.1.6 has them. */
export const LANGUAGES = codes(`
  aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es
  et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki
  kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no
  nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te
  tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
`);

/** ISO 3166-1 alpha-2: 249 codes, as npm i18n-iso-countries 7.14.0 has them, without its XK, which is not assigned. */
export const COUNTRIES = codes(`
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
  CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
  GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
  KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
  MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
  SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
  UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
`);

/** What SlashID takes: names of at most 70 bytes, values of at most 64 KiB of JSON. */
export const KEY_BYTES = 70;
export const VALUE_BYTES = 64 * 1024;

/** E.164: a plus sign, then 2 to 15 digits of which the first is not 0. */
export const PHONE = /^\+[1-9]\d{1,14}$/;

/** SlashID's own pattern of a group's name, and the longest that it takes. */
export const GROUP = /^[A-Za-z0-9]{1}[\w.-]*[A-Za-z0-9]$/;
export const GROUP_CHARACTERS = 100;

/** What BioT takes. */
export const GENDERS = ["MALE", "FEMALE", "UNDISCLOSED"];
export const DESCRIPTION_CHARACTERS = 5000;
export const MFA_MINUTES = 1440;

const languages = new Set(LANGUAGES);
const countries = new Set(COUNTRIES);
const lowerCountries = new Set(COUNTRIES.map((code) => code.toLowerCase()));
const encoder = new TextEncoder();
const scratch = new Uint8Array(3 * (VALUE_BYTES + 1));

export const isCountry = (text) => countries.has(text);

/** `en-us`: two codes in lower case. */
export const isLocale = (text) =>
  /^[a-z]{2}-[a-z]{2}$/.test(text) && languages.has(text.slice(0, 2)) && lowerCountries.has(text.slice(3));

export const keyFits = (key) => key !== "" && fits(key, KEY_BYTES);

export function valueFits(value) {
  const text = JSON.stringify(value);
  return text !== undefined && fits(text, VALUE_BYTES);
}

/** Whether a text has at most so many bytes of UTF-8. A UTF-16 unit takes three at most, so most texts need no count. */
const fits = (text, bytes) =>
  text.length * 3 <= bytes || (text.length <= bytes && encoder.encodeInto(text, scratch).written <= bytes);

function codes(text) {
  return text.trim().split(/\s+/);
}
