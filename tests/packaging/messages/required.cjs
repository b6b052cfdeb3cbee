// What the German pack says in CommonJS.

const { biot } = require("identity-patch");
const { messages } = require("identity-patch/messages/de");

const draft = { _name: { firstName: "J".repeat(51) } };
const { issues } = biot.updateOrganizationUser.check(draft, { messages, strict: true });
module.exports = issues.map(({ message }) => message);
