// The same by `require`.

module.exports = { ...require("identity-patch/bulk"), ...require("identity-patch/biot") };
