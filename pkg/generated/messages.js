// Rendered from the tables by `cargo xtask render`; a test compares it with a fresh rendering.

export const messages = {
  too_deep: "must be nested less deeply",
  value_dropped: "is left out or written as null: JSON cannot represent it",
  not_json: "must be a value that JSON can represent",
  not_json_number: "must be a finite number",
  not_json_bigint: "must not be a BigInt: JSON cannot represent it",
  not_json_cycle: "must not contain itself",
};
