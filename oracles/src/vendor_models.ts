// What SlashID's package for browsers knows of the requests; `vendor_models.rs` writes the cases behind it, one a line.
import type { PatchAttributesRequest, PersonHandle, PersonRet } from "./package/dist/types/slashid.js";

type AddHandles = PersonHandle[];
type UpdateAttributes = PatchAttributesRequest["body"];
// The request is a server's, so the package has it not, but it has the answer. Of roles it knows nothing at all.
type UpdatePerson = Partial<Pick<PersonRet, "active">> & { roles?: unknown };

