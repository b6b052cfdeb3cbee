import { join } from "node:path";

// The lock file of all these projects stands one folder above.
export default { turbopack: { root: join(import.meta.dirname, "..") } };
