// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

export const tables = {
  fields: [
  ],
  endpoints: [
    {
      id: "kratos.patch_identity",
      method: "PATCH",
      path: "/admin/identities/{id}",
      source: "Ory Kratos, Patch an Identity",
      revision: "the document; servers of four releases, v1.3 to 2026-07-29",
      options: {"server":["latest","v26.2","v25.4","v1.3"]},
      schemas: ["{\"type\":\"array\",\"items\":{\"oneOf\":[{\"type\":\"object\",\"properties\":{\"op\":{\"const\":\"add\"},\"path\":{\"type\":\"string\",\"pattern\":\"^/(?:schema_id|traits|state|organization_id|external_id|metadata_public|metadata_admin|verifiable_addresses|recovery_addresses)(?:/(?:[^/~]|~[01])+)*/?$\"},\"from\":{},\"value\":{}},\"required\":[\"op\",\"path\",\"value\"]},{\"type\":\"object\",\"properties\":{\"op\":{\"const\":\"remove\"},\"path\":{\"type\":\"string\",\"pattern\":\"^/(?:schema_id|traits|state|organization_id|external_id|metadata_public|metadata_admin|verifiable_addresses|recovery_addresses)(?:/(?:[^/~]|~[01])+)*/?$\"},\"from\":{},\"value\":{}},\"required\":[\"op\",\"path\"]},{\"type\":\"object\",\"properties\":{\"op\":{\"const\":\"replace\"},\"path\":{\"type\":\"string\",\"pattern\":\"^/(?:schema_id|traits|state|organization_id|external_id|metadata_public|metadata_admin|verifiable_addresses|recovery_addresses)(?:/(?:[^/~]|~[01])+)*/?$\"},\"from\":{},\"value\":{}},\"required\":[\"op\",\"path\",\"value\"]}]}}","{\"type\":\"array\",\"items\":{\"oneOf\":[{\"type\":\"object\",\"properties\":{\"op\":{\"const\":\"add\"},\"path\":{\"anyOf\":[{\"const\":\"\"},{\"type\":\"string\",\"pattern\":\"^/(?:schema_id|traits|state|organization_id|external_id|metadata_public|metadata_admin|verifiable_addresses|recovery_addresses)(?:/(?:[^/~]|~[01])*)*$\"}]},\"from\":{},\"value\":{}},\"required\":[\"op\",\"path\",\"value\"]},{\"type\":\"object\",\"properties\":{\"op\":{\"const\":\"remove\"},\"path\":{\"anyOf\":[{\"const\":\"\"},{\"type\":\"string\",\"pattern\":\"^/(?:schema_id|traits|state|organization_id|external_id|metadata_public|metadata_admin|verifiable_addresses|recovery_addresses)(?:/(?:[^/~]|~[01])*)*$\"}]},\"from\":{},\"value\":{}},\"required\":[\"op\",\"path\"]},{\"type\":\"object\",\"properties\":{\"op\":{\"const\":\"replace\"},\"path\":{\"anyOf\":[{\"const\":\"\"},{\"type\":\"string\",\"pattern\":\"^/(?:schema_id|traits|state|organization_id|external_id|metadata_public|metadata_admin|verifiable_addresses|recovery_addresses)(?:/(?:[^/~]|~[01])*)*$\"}]},\"from\":{},\"value\":{}},\"required\":[\"op\",\"path\",\"value\"]}]}}"],
    },
  ],
};
