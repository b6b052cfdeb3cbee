// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import { tables as fields } from "./fields.tables.js";
import { tables as slashid } from "./slashid.tables.js";
import { tables as biot } from "./biot.tables.js";
import { tables as kratos } from "./kratos.tables.js";
import { tables as equalsMoney } from "./equals-money.tables.js";

export const tables = {
  fields: [...fields.fields, ...slashid.fields, ...biot.fields, ...kratos.fields, ...equalsMoney.fields],
  endpoints: [...fields.endpoints, ...slashid.endpoints, ...biot.endpoints, ...kratos.endpoints, ...equalsMoney.endpoints],
};
