// Texts from files, such as the names of members, as a terminal may show them.

/** Control characters and line separators as escapes: what stands in a file cannot move a terminal's cursor or color it. */
export const visible = (text) =>
  text.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** A count with commas between thousands, and what is counted: "1 record", "2,000 records". */
export const counted = (count, one, many = `${one}s`) => `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
