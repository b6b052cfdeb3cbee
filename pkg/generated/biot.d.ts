// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

import type { Beside, Endpoint, Jsonifiable, Letter, Options } from "../types.js";

export type * from "../types.js";

/** What the server of `biot.update_organization_user` answers: its own document, of which any member may be missing. */
export type BiotUser = {
  /** [doc] object */
  readonly _name?: {
    /** [doc] John; mandatory with its parent. [pub] 1 to 50 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    readonly firstName?: string | undefined;
    /** [doc] Smith; mandatory with its parent. [pub] 1 to 50 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    readonly lastName?: string | undefined;
  } | undefined;
  /** [doc] string */
  readonly _description?: string | null | undefined;
  /** [doc] “An email address in the RFC-5322 specification” */
  readonly _email?: string | null | undefined;
  /** [doc] “An E.164 formatted phone number” */
  readonly _phone?: string | null | undefined;
  /** [doc] “{language-ISO639}-{countryCode-ISO3166} lowercase”, en-us */
  readonly _locale?: string | null | undefined;
  /** [doc] its values */
  readonly _gender?: "MALE" | "FEMALE" | "UNDISCLOSED" | (string & {}) | null | undefined;
  /** [doc] “A UTC date in the ISO-8601 format”, 2007-12-20 */
  readonly _dateOfBirth?: string | null | undefined;
  /** [doc] object */
  readonly _address?: {
    /** [doc] string. [pub] at most 128 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    readonly address1?: string | null | undefined;
    /** [doc] string. [pub] at most 128 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    readonly address2?: string | null | undefined;
    /** [doc] string. [pub] at most 128 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    readonly city?: string | null | undefined;
    /** [doc] “A 2-letter country code defined in ISO-3166”; mandatory with its parent */
    readonly countryCode?: string | undefined;
    /** [doc] string. [pub] at most 128 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    readonly state?: string | null | undefined;
    /** [doc] string. [pub] at most 128 characters in biot-openapi 2.2.7/organization/spec.json (2023), the last that limits it */
    readonly zipCode?: string | null | undefined;
  } | null | undefined;
  /** [doc] object */
  readonly _mfa?: {
    /** [doc] boolean. [pub] optional */
    readonly enabled?: boolean | null | undefined;
    /** [doc] integer. [pub] specification 2.4.2, MfaDto: 1 to 1440 */
    readonly expirationInMinutes?: number | null | undefined;
  } | null | undefined;
  /** [pub] specification 2.4.2: its values */
  readonly _credentialType?: "PASSWORD" | "OTP" | (string & {}) | null | undefined;
  /** [doc] string */
  readonly _employeeId?: string | null | undefined;
  /** [doc] object */
  readonly _ownerOrganization?: {
    /** [doc] “A UUID formatted string” */
    readonly id?: string | null | undefined;
    /** [pub] specification 2.4.2, BasicReferencedEntityDataUUIDId: uuid, deprecated */
    readonly templateId?: string | null | undefined;
    /** [pub] specification 2.4.2: string */
    readonly parentEntityId?: string | null | undefined;
    /** [pub] specification 2.4.2: string, deprecated */
    readonly templateName?: string | null | undefined;
    /** [pub] specification 2.4.2: BasicTemplateData */
    readonly template?: {
      /** [pub] specification 2.4.2: string */
      readonly name?: string | null | undefined;
      /** [pub] specification 2.4.2: string */
      readonly displayName?: string | null | undefined;
      /** [pub] specification 2.4.2, BasicTemplateData */
      readonly parentTemplate?: {
        /** [pub] specification 2.4.2, ParentTemplateResponse: uuid */
        readonly id?: string | null | undefined;
        /** [pub] specification 2.4.2: string */
        readonly displayName?: string | null | undefined;
        /** [pub] specification 2.4.2: string */
        readonly name?: string | null | undefined;
      } | null | undefined;
      /** [pub] specification 2.4.2: string */
      readonly id?: string | null | undefined;
    } | null | undefined;
    /** [pub] specification 2.4.2: uuid */
    readonly organizationId?: string | null | undefined;
    /** [pub] specification 2.4.2: string, the caption of the organization */
    readonly name?: string | null | undefined;
  } | null | undefined;
  /** [pub] specification 2.4.2: uuid, required */
  readonly _id?: string | undefined;
  /** [pub] specification 2.4.2: date-time, required */
  readonly _creationTime?: string | undefined;
  /** [pub] specification 2.4.2: date-time, required */
  readonly _lastModifiedTime?: string | undefined;
  /** [pub] specification 2.4.2: boolean, required */
  readonly _invitationAccepted?: boolean | undefined;
  /** [pub] specification 2.4.2: BasicTemplateData */
  readonly _template?: {
    /** [pub] specification 2.4.2: string */
    readonly name?: string | null | undefined;
    /** [pub] specification 2.4.2: string */
    readonly displayName?: string | null | undefined;
    /** [pub] specification 2.4.2, BasicTemplateData */
    readonly parentTemplate?: {
      /** [pub] specification 2.4.2, ParentTemplateResponse: uuid */
      readonly id?: string | null | undefined;
      /** [pub] specification 2.4.2: string */
      readonly displayName?: string | null | undefined;
      /** [pub] specification 2.4.2: string */
      readonly name?: string | null | undefined;
    } | null | undefined;
    /** [pub] specification 2.4.2: string */
    readonly id?: string | null | undefined;
  } | null | undefined;
  /** [pub] specification 2.4.2, CreateOrganizationUserRequest: uuid, set when a user is created */
  readonly _templateId?: string | null | undefined;
  /** [pub] specification 2.4.2: object */
  readonly _referencers?: { readonly [name: string]: {
    /** [pub] specification 2.4.2: string, null where there are more referencers than one */
    readonly name?: string | null | undefined;
    /** [pub] specification 2.4.2: string, null where there are more referencers than one */
    readonly displayName?: string | null | undefined;
    /** [pub] specification 2.4.2: int64 */
    readonly count?: number | undefined;
    /** [pub] specification 2.4.2: uuid */
    readonly attributeId?: string | undefined;
    /** [pub] specification 2.4.2: uuid, deprecated */
    readonly templateId?: string | undefined;
    /** [pub] specification 2.4.2: BasicTemplateData */
    readonly template?: {
      /** [pub] specification 2.4.2: string */
      readonly name?: string | null | undefined;
      /** [pub] specification 2.4.2: string */
      readonly displayName?: string | null | undefined;
      /** [pub] specification 2.4.2, BasicTemplateData */
      readonly parentTemplate?: {
        /** [pub] specification 2.4.2, ParentTemplateResponse: uuid */
        readonly id?: string | null | undefined;
        /** [pub] specification 2.4.2: string */
        readonly displayName?: string | null | undefined;
        /** [pub] specification 2.4.2: string */
        readonly name?: string | null | undefined;
      } | null | undefined;
      /** [pub] specification 2.4.2: string */
      readonly id?: string | null | undefined;
    } | undefined;
    /** [pub] specification 2.4.2: null where count is more than 1 */
    readonly referrer?: {
      /** [pub] specification 2.4.2, BasicEntityData: string */
      readonly id?: string | undefined;
      /** [pub] specification 2.4.2: string */
      readonly name?: string | undefined;
      /** [pub] specification 2.4.2: string */
      readonly parentEntityId?: string | null | undefined;
    } | null | undefined;
  } | null | undefined } | null | undefined;
  /** [pub] specification 2.4.2: its values */
  readonly _enabled?: "DISABLED" | "ENABLED" | (string & {}) | null | undefined;
  /** [pub] specification 2.4.2: string */
  readonly _caption?: string | null | undefined;
  /** [doc] custom attributes stand beside the built-in ones */
  readonly [name: string]: any;
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
export type BiotUpdateOrganizationUserOptions = Pick<Options, "maxIssues" | "strict" | "absent" | "empty" | "inputs" | "ignore" | "locales" | "biotPlatform" | "messages"> & Beside<BiotUser>;

/** Compiles the module beforehand. `identity-patch/slim` needs an address, a URL, bytes, a Response or a module. */
export declare function init(source?: string | object): Promise<void>;

export declare const biot: {
  /** `PATCH /organization/v1/users/organizations/{id}`: BioT, Update Organization User */
  readonly updateOrganizationUser: Endpoint<BiotUpdateOrganizationUser, BiotUser, BiotUpdateOrganizationUserOptions>;
};
export declare const endpoints: {
  readonly "biot.update_organization_user": Endpoint<BiotUpdateOrganizationUser, BiotUser, BiotUpdateOrganizationUserOptions>;
};
