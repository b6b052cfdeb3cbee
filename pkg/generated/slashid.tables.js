// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

export const tables = {
  fields: [
  ],
  endpoints: [
    {
      id: "slashid.update_person",
      method: "PATCH",
      path: "/persons/{person_id}",
      source: "SlashID, Modify an existing person",
      revision: "the document; since then roles have a route of their own",
      options: {},
      schemas: ["{\"type\":\"object\",\"properties\":{\"active\":{\"type\":\"boolean\"},\"roles\":{\"type\":\"array\",\"items\":{\"type\":\"string\",\"pattern\":\"^[^/\\\\s\\\\u0000-\\\\u001f\\\\u007f-\\\\u009f][^/\\\\u0000-\\\\u001f\\\\u007f-\\\\u009f]*/[A-Za-z0-9][A-Za-z0-9_.:-]{0,98}[A-Za-z0-9]$\"}}},\"additionalProperties\":false}","{\"type\":\"object\",\"properties\":{\"active\":{\"anyOf\":[{\"const\":\"\"},{\"type\":\"boolean\"}]},\"roles\":{\"anyOf\":[{\"const\":\"\"},{\"type\":\"array\",\"items\":{\"type\":\"string\",\"pattern\":\"^[^/\\\\s\\\\u0000-\\\\u001f\\\\u007f-\\\\u009f][^/\\\\u0000-\\\\u001f\\\\u007f-\\\\u009f]*/[A-Za-z0-9][A-Za-z0-9_.:-]{0,98}[A-Za-z0-9]$\"}}]}},\"additionalProperties\":false}"],
    },
    {
      id: "slashid.add_handles",
      method: "POST",
      path: "/persons/{person_id}/handles",
      source: "SlashID, Add handles to a person",
      revision: "the document",
      options: {},
      schemas: ["{\"type\":\"array\",\"items\":{\"oneOf\":[{\"type\":\"object\",\"properties\":{\"type\":{\"const\":\"email_address\"},\"value\":{\"type\":\"string\",\"pattern\":\"^(?:[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\\\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*|\\\"(?:[ !#-\\\\[\\\\]-~]|\\\\\\\\[ -~])*\\\")@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*|\\\\[(?:(?:25[0-5]|2[0-4][0-9]|[01]?[0-9]?[0-9])(?:\\\\.(?:25[0-5]|2[0-4][0-9]|[01]?[0-9]?[0-9])){3}|[Ii][Pp][Vv]6:[0-9A-Fa-f:.]+)\\\\])$\",\"maxLength\":254}},\"required\":[\"type\",\"value\"],\"additionalProperties\":false},{\"type\":\"object\",\"properties\":{\"type\":{\"const\":\"phone_number\"},\"value\":{\"type\":\"string\",\"pattern\":\"^\\\\+[1-9][0-9]{1,14}$\"}},\"required\":[\"type\",\"value\"],\"additionalProperties\":false},{\"type\":\"object\",\"properties\":{\"type\":{\"const\":\"username\"},\"value\":{\"type\":\"string\",\"minLength\":1}},\"required\":[\"type\",\"value\"],\"additionalProperties\":false}]},\"minItems\":1}"],
    },
    {
      id: "slashid.update_attributes",
      method: "PATCH",
      path: "/persons/{person_id}/attributes",
      source: "SlashID, OpenAPI 1.1: PATCH /persons/{person_id}/attributes",
      revision: "OpenAPI 1.1",
      options: {},
      schemas: ["{\"type\":\"object\",\"additionalProperties\":{\"type\":\"object\",\"additionalProperties\":{},\"propertyNames\":{\"minLength\":1,\"maxLength\":70}}}","{\"type\":\"object\",\"additionalProperties\":{\"anyOf\":[{\"const\":\"\"},{\"type\":\"object\",\"additionalProperties\":{},\"propertyNames\":{\"minLength\":1,\"maxLength\":70}}]}}"],
    },
    {
      id: "slashid.set_roles",
      method: "PUT",
      path: "/persons/{person_id}/roles",
      source: "SlashID, OpenAPI 1.1: PUT /persons/{person_id}/roles",
      revision: "OpenAPI 1.1",
      options: {},
      schemas: ["{\"type\":\"object\",\"properties\":{\"roles\":{\"type\":\"array\",\"items\":{\"type\":\"string\",\"pattern\":\"^[^/\\\\s\\\\u0000-\\\\u001f\\\\u007f-\\\\u009f][^/\\\\u0000-\\\\u001f\\\\u007f-\\\\u009f]*/[A-Za-z0-9][A-Za-z0-9_.:-]{0,98}[A-Za-z0-9]$\"}}},\"required\":[\"roles\"],\"additionalProperties\":false}","{\"type\":\"object\",\"properties\":{\"roles\":{\"anyOf\":[{\"const\":\"\"},{\"type\":\"array\",\"items\":{\"type\":\"string\",\"pattern\":\"^[^/\\\\s\\\\u0000-\\\\u001f\\\\u007f-\\\\u009f][^/\\\\u0000-\\\\u001f\\\\u007f-\\\\u009f]*/[A-Za-z0-9][A-Za-z0-9_.:-]{0,98}[A-Za-z0-9]$\"}}]}},\"required\":[\"roles\"],\"additionalProperties\":false}"],
    },
  ],
};
