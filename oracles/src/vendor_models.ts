// The types that SlashID's browser package has for the requests; `vendor_models.rs` appends the cases, one per line.
import type { PatchAttributesRequest, PersonHandle, PersonRet } from "./package/dist/types/slashid.js";

type AddHandles = PersonHandle[];
type UpdateAttributes = PatchAttributesRequest["body"];
// The package lacks this request, which only servers send, but has its answer. It has no types for roles.
type UpdatePerson = Partial<Pick<PersonRet, "active">> & { roles?: unknown };

