// The formats that ajv's standalone code of a user asks for, by their names.

import formats from "ajv-formats/dist/formats.js";
import { isCountry, isLocale } from "../lib/rules.mjs";

export const { date, email, uuid } = formats.fullFormats;
export const country = { validate: isCountry };
export const locale = { validate: isLocale };
