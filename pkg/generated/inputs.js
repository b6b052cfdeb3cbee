// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

/**
 * What the inputs of a form should have, by endpoint and by a JSON Pointer whose `*` is any name or index; a pattern
 * without `*` comes first. `bytes` is the most that the value may take as JSON, the rest are attributes.
 */
export const inputs = {
  "slashid.update_person": {
    "/roles/*": {
      "autocapitalize": "none",
      "spellcheck": "false"
    }
  },
  "slashid.add_handles": {
    "/*/value": {
      "autocapitalize": "none",
      "spellcheck": "false"
    }
  },
  "slashid.update_attributes": {
    "/*/*": {
      "bytes": 65536
    }
  },
  "slashid.set_roles": {
    "/roles/*": {
      "autocapitalize": "none",
      "spellcheck": "false"
    }
  },
  "biot.update_organization_user": {
    "/_address/address1": {
      "autocomplete": "address-line1"
    },
    "/_address/address2": {
      "autocomplete": "address-line2"
    },
    "/_address/city": {
      "autocomplete": "address-level2"
    },
    "/_address/countryCode": {
      "autocapitalize": "characters",
      "spellcheck": "false",
      "autocomplete": "country"
    },
    "/_address/state": {
      "autocomplete": "address-level1"
    },
    "/_address/zipCode": {
      "autocomplete": "postal-code"
    },
    "/_dateOfBirth": {
      "autocapitalize": "none",
      "spellcheck": "false",
      "autocomplete": "bday"
    },
    "/_email": {
      "inputmode": "email",
      "autocapitalize": "none",
      "spellcheck": "false",
      "autocomplete": "email"
    },
    "/_gender": {
      "autocomplete": "sex"
    },
    "/_locale": {
      "autocapitalize": "none",
      "spellcheck": "false",
      "autocomplete": "language"
    },
    "/_mfa/expirationInMinutes": {
      "inputmode": "numeric"
    },
    "/_name/firstName": {
      "autocomplete": "given-name"
    },
    "/_name/lastName": {
      "autocomplete": "family-name"
    },
    "/_ownerOrganization/id": {
      "autocapitalize": "none",
      "spellcheck": "false"
    },
    "/_phone": {
      "type": "tel",
      "autocapitalize": "none",
      "spellcheck": "false",
      "autocomplete": "tel"
    }
  },
  "kratos.patch_identity": {
    "/organization_id": {
      "autocapitalize": "none",
      "spellcheck": "false"
    },
    "/verifiable_addresses/*/via": {
      "autocapitalize": "none",
      "spellcheck": "false"
    },
    "/verifiable_addresses/*/status": {
      "autocapitalize": "none",
      "spellcheck": "false"
    },
    "/verifiable_addresses/*/verified_at": {
      "autocapitalize": "none",
      "spellcheck": "false"
    }
  },
  "equals_money.update_person": {
    "/firstName": {
      "autocomplete": "given-name"
    },
    "/lastName": {
      "autocomplete": "family-name"
    },
    "/title": {
      "autocomplete": "honorific-prefix"
    },
    "/dob": {
      "autocapitalize": "none",
      "spellcheck": "false",
      "autocomplete": "bday"
    },
    "/gender": {
      "autocomplete": "sex"
    },
    "/nationality": {
      "autocapitalize": "characters",
      "spellcheck": "false"
    },
    "/countryOfResidence": {
      "autocapitalize": "characters",
      "spellcheck": "false",
      "autocomplete": "country"
    },
    "/primaryMobileNumber": {
      "type": "tel",
      "autocapitalize": "none",
      "spellcheck": "false",
      "autocomplete": "tel"
    },
    "/nationalities/*": {
      "autocapitalize": "characters",
      "spellcheck": "false"
    },
    "/locale": {
      "autocapitalize": "none",
      "spellcheck": "false",
      "autocomplete": "language"
    }
  }
};
