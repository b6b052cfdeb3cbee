// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import type { BeforeOption, Endpoint, Jsonifiable, Letter, Options } from "../types.js";

export type * from "../types.js";

/** What the server of `biot.update_organization_user` answers: its own document, of which any member may be missing. */
export type BiotUser = {
  /** [doc] object */
  _name?: {
    /** [doc] John; mandatory with its parent. [pub] 1 to 50 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    firstName?: string | undefined;
    /** [doc] Smith; mandatory with its parent. [pub] 1 to 50 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    lastName?: string | undefined;
  } | undefined;
  /** [doc] string */
  _description?: string | null | undefined;
  /** [doc] “An email address in the RFC-5322 specification” */
  _email?: string | null | undefined;
  /** [doc] “An E.164 formatted phone number” */
  _phone?: string | null | undefined;
  /** [doc] “{language-ISO639}-{countryCode-ISO3166} lowercase”, en-us */
  _locale?: string | null | undefined;
  /** [doc] its values */
  _gender?: "MALE" | "FEMALE" | "UNDISCLOSED" | (string & {}) | null | undefined;
  /** [doc] “A UTC date in the ISO-8601 format”, 2007-12-20 */
  _dateOfBirth?: string | null | undefined;
  /** [doc] object */
  _address?: {
    /** [doc] string. [pub] at most 128 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    address1?: string | null | undefined;
    /** [doc] string. [pub] at most 128 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    address2?: string | null | undefined;
    /** [doc] string. [pub] at most 128 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    city?: string | null | undefined;
    /** [doc] “A 2-letter country code defined in ISO-3166”; mandatory with its parent */
    countryCode?: string | undefined;
    /** [doc] string. [pub] at most 128 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    state?: string | null | undefined;
    /** [doc] string. [pub] at most 128 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    zipCode?: string | null | undefined;
  } | null | undefined;
  /** [doc] object */
  _mfa?: {
    /** [doc] boolean. [pub] optional */
    enabled?: boolean | null | undefined;
    /** [doc] integer. [pub] specification 2.4.2, MfaDto: 1 to 1440 */
    expirationInMinutes?: number | null | undefined;
  } | null | undefined;
  /** [pub] specification 2.4.2: its values */
  _credentialType?: "PASSWORD" | "OTP" | (string & {}) | null | undefined;
  /** [doc] string */
  _employeeId?: string | null | undefined;
  /** [doc] object */
  _ownerOrganization?: {
    /** [doc] “A UUID formatted string” */
    id?: string | null | undefined;
    /** [pub] specification 2.4.2, BasicReferencedEntityDataUUIDId: uuid, deprecated */
    templateId?: string | null | undefined;
    /** [pub] specification 2.4.2: string */
    parentEntityId?: string | null | undefined;
    /** [pub] specification 2.4.2: string, deprecated */
    templateName?: string | null | undefined;
    /** [pub] specification 2.4.2: BasicTemplateData */
    template?: {
      /** [pub] specification 2.4.2: string */
      name?: string | null | undefined;
      /** [pub] specification 2.4.2: string */
      displayName?: string | null | undefined;
      /** [pub] specification 2.4.2, BasicTemplateData */
      parentTemplate?: {
        /** [pub] specification 2.4.2, ParentTemplateResponse: uuid */
        id?: string | null | undefined;
        /** [pub] specification 2.4.2: string */
        displayName?: string | null | undefined;
        /** [pub] specification 2.4.2: string */
        name?: string | null | undefined;
      } | null | undefined;
      /** [pub] specification 2.4.2: string */
      id?: string | null | undefined;
    } | null | undefined;
    /** [pub] specification 2.4.2: uuid */
    organizationId?: string | null | undefined;
    /** [pub] specification 2.4.2: string, the caption of the organization */
    name?: string | null | undefined;
  } | null | undefined;
  /** [pub] specification 2.4.2: uuid, required */
  _id?: string | undefined;
  /** [pub] specification 2.4.2: date-time, required */
  _creationTime?: string | undefined;
  /** [pub] specification 2.4.2: date-time, required */
  _lastModifiedTime?: string | undefined;
  /** [pub] specification 2.4.2: boolean, required */
  _invitationAccepted?: boolean | undefined;
  /** [pub] specification 2.4.2: BasicTemplateData */
  _template?: {
    /** [pub] specification 2.4.2: string */
    name?: string | null | undefined;
    /** [pub] specification 2.4.2: string */
    displayName?: string | null | undefined;
    /** [pub] specification 2.4.2, BasicTemplateData */
    parentTemplate?: {
      /** [pub] specification 2.4.2, ParentTemplateResponse: uuid */
      id?: string | null | undefined;
      /** [pub] specification 2.4.2: string */
      displayName?: string | null | undefined;
      /** [pub] specification 2.4.2: string */
      name?: string | null | undefined;
    } | null | undefined;
    /** [pub] specification 2.4.2: string */
    id?: string | null | undefined;
  } | null | undefined;
  /** [pub] specification 2.4.2, CreateOrganizationUserRequest: uuid, set when a user is created */
  _templateId?: string | null | undefined;
  /** [pub] specification 2.4.2: object */
  _referencers?: { [name: string]: {
    /** [pub] specification 2.4.2: string, null where there are more referencers than one */
    name?: string | null | undefined;
    /** [pub] specification 2.4.2: string, null where there are more referencers than one */
    displayName?: string | null | undefined;
    /** [pub] specification 2.4.2: int64 */
    count?: number | undefined;
    /** [pub] specification 2.4.2: uuid */
    attributeId?: string | undefined;
    /** [pub] specification 2.4.2: uuid, deprecated */
    templateId?: string | undefined;
    /** [pub] specification 2.4.2: BasicTemplateData */
    template?: {
      /** [pub] specification 2.4.2: string */
      name?: string | null | undefined;
      /** [pub] specification 2.4.2: string */
      displayName?: string | null | undefined;
      /** [pub] specification 2.4.2, BasicTemplateData */
      parentTemplate?: {
        /** [pub] specification 2.4.2, ParentTemplateResponse: uuid */
        id?: string | null | undefined;
        /** [pub] specification 2.4.2: string */
        displayName?: string | null | undefined;
        /** [pub] specification 2.4.2: string */
        name?: string | null | undefined;
      } | null | undefined;
      /** [pub] specification 2.4.2: string */
      id?: string | null | undefined;
    } | undefined;
    /** [pub] specification 2.4.2: null where count is more than 1 */
    referrer?: {
      /** [pub] specification 2.4.2, BasicEntityData: string */
      id?: string | undefined;
      /** [pub] specification 2.4.2: string */
      name?: string | undefined;
      /** [pub] specification 2.4.2: string */
      parentEntityId?: string | null | undefined;
    } | null | undefined;
  } | null | undefined } | null | undefined;
  /** [pub] specification 2.4.2: its values */
  _enabled?: "DISABLED" | "ENABLED" | (string & {}) | null | undefined;
  /** [pub] specification 2.4.2: string */
  _caption?: string | null | undefined;
  /** [doc] custom attributes stand beside the built-in ones */
  [name: string]: any;
};

/** The draft of `biot.update_organization_user`: BioT, Update Organization User. */
export type BiotUpdateOrganizationUser = {
  /** [doc] object; [inf] replaced whole */
  _address?: {
    /** [doc] string. [pub] at most 128 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    address1?: string | undefined;
    /** [doc] string. [pub] at most 128 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    address2?: string | undefined;
    /** [doc] string. [pub] at most 128 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    city?: string | undefined;
    /** [doc] “A 2-letter country code defined in ISO-3166”; mandatory with its parent */
    countryCode: string;
    /** [doc] string. [pub] at most 128 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    state?: string | undefined;
    /** [doc] string. [pub] at most 128 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    zipCode?: string | undefined;
  } | null | undefined;
  /** [doc] “A UTC date in the ISO-8601 format”, 2007-12-20. [pub] format: date in biot-openapi 2.4.2/facade/spec.json */
  _dateOfBirth?: string | null | undefined;
  /** [doc] “can be up to 5000 characters long”. [inf] counted in UTF-16 units */
  _description?: string | null | undefined;
  /** [doc] “An email address in the RFC-5322 specification”. [pub] at most 128 in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it; a change may be refused: 403 EMAIL_CHANGE_NOT_PERMITTED */
  _email?: string | null | undefined;
  /** [doc] string */
  _employeeId?: string | null | undefined;
  /** [doc] its values */
  _gender?: "MALE" | "FEMALE" | "UNDISCLOSED" | null | undefined;
  /** [doc] “{language-ISO639}-{countryCode-ISO3166} lowercase”, en-us. [pub] must be installed */
  _locale?: string | null | undefined;
  /** [doc] object; [inf] replaced whole */
  _mfa?: {
    /** [doc] mandatory with its parent. [pub] optional since platform 2.4.1 */
    enabled?: boolean | undefined;
    /** [doc] integer. [pub] 1 to 1440: biot-openapi 2.4.2/organization/spec.json */
    expirationInMinutes?: number | undefined;
  } | null | undefined;
  /** [doc] object; [inf] replaced whole */
  _name?: {
    /** [doc] John; mandatory with its parent. [pub] 1 to 50 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    firstName: string;
    /** [doc] Smith; mandatory with its parent. [pub] 1 to 50 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    lastName: string;
  } | null | undefined;
  /** [doc] object. [pub] never null: OWNER_ORGANIZATION_CANNOT_BE_NULL */
  _ownerOrganization?: {
    /** [doc] “A UUID formatted string”; mandatory with its parent */
    id: string;
  } | undefined;
  /** [doc] “An E.164 formatted phone number”. [pub] at most 15 characters for SMS, including the +: biot-openapi 2.4.2/notification/spec.json */
  _phone?: string | null | undefined;
  /** [doc] custom attributes are beside the built-in ones. [pub] named [a-zA-Z]\w*, 1 to 36, never with a leading _; null clears */
  [name: `${Letter}${string}`]: Jsonifiable | undefined;
};

/** The options of `biot.update_organization_user`. */
export type BiotUpdateOrganizationUserOptions = Pick<Options, "maxIssues" | "strict" | "absent" | "empty" | "inputs" | "ignore" | "locales" | "biotPlatform" | "messages"> & BeforeOption<BiotUser>;

/** Compiles the module beforehand. `identity-patch/slim` needs an address, a URL, bytes, a Response or a module. */
export declare function init(source?: string | object): Promise<void>;

export declare const biot: {
  /** `PATCH /organization/v1/users/organizations/{id}`: BioT, Update Organization User */
  readonly updateOrganizationUser: Endpoint<BiotUpdateOrganizationUser, BiotUser, BiotUpdateOrganizationUserOptions, {
    id: "biot.update_organization_user";
    method: "PATCH";
    path: "/organization/v1/users/organizations/{id}";
    params: "id";
    headers: never;
  }>;
};
export declare const endpoints: {
  readonly "biot.update_organization_user": typeof biot.updateOrganizationUser;
};
