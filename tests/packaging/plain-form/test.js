// The page as printed, beside the package's folder, at BioT's server.

import { symlinkSync } from "node:fs";
import { biotServer, extract, fillInForms } from "../recipe.js";

const folder = extract(import.meta.dirname, "No library");
symlinkSync("../../node_modules", `${folder}/node_modules`);
const biot = await biotServer({ folder });
await fillInForms(`${biot.origin}/profile.html`, ["bound"], () => biot);
await biot.close();
