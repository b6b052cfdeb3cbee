// Takes the recipe as it is printed, and checks its types.

import { checkTypes, extract, ON_SERVER, VALUES } from "../recipe.js";

extract(import.meta.dirname, VALUES, ON_SERVER, "Conform with a Next.js server action");
checkTypes(import.meta.dirname);
