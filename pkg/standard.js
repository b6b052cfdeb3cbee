// Standard Schema, version 1, over a check.

export const standard = (check) =>
  Object.freeze({
    version: 1,
    vendor: "identity-patch",
    validate(value) {
      const { ok, issues } = check(value);
      return ok ? { value } : { issues };
    },
  });
