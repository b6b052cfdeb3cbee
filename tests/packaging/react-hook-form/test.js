// The recipe as printed.

import { testReact } from "../recipe-react.js";

await testReact(import.meta.dirname, "React Hook Form");
