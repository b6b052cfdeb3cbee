// A pair of documents as the record that the pipeline compares, byte for byte as they came.

const [HEAD, MIDDLE, END] = ['{"after":', ',"before":', "}\n"].map((text) => Buffer.from(text));

/** Both are JSON, each whole: otherwise the pair could say something else than its documents. */
export const toPair = (before, after) => Buffer.concat([HEAD, after, MIDDLE, before, END]);

/** The name of the file that a finding is about. */
export const fileOf = (params, beforeName, afterName) => (params.in === "before" ? beforeName : afterName);
