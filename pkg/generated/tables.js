// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

export const tables = {
  fields: [
    { name: "phone", text: true, json: false },
    { name: "email", text: true, json: false },
    { name: "language", text: true, json: false },
    { name: "country", text: true, json: false },
    { name: "locale", text: true, json: false },
    { name: "locale_tag", text: true, json: false },
    { name: "date", text: true, json: false },
    { name: "uuid", text: true, json: false },
    { name: "group", text: true, json: false },
    { name: "role", text: true, json: false },
    { name: "attribute_key", text: true, json: false },
    { name: "attribute_value", text: false, json: true },
    { name: "handle", text: false, json: false },
    { name: "json_pointer", text: true, json: false },
    { name: "json_patch", text: false, json: false },
  ],
  endpoints: [
    {
      id: "slashid.update_person",
      method: "PATCH",
      path: "/persons/{person_id}",
      source: "SlashID, Modify an existing person",
      revision: "the document; since then roles have a route of their own",
    },
    {
      id: "slashid.add_handles",
      method: "POST",
      path: "/persons/{person_id}/handles",
      source: "SlashID, Add handles to a person",
      revision: "the document",
    },
    {
      id: "biot.update_organization_user",
      method: "PATCH",
      path: "/organization/v1/users/organizations/{id}",
      source: "BioT, Update Organization User",
      revision: "the document; platform 2.4.2",
    },
  ],
};
