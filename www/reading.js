// One reading of the form: the control of each path, and the issues that only JSON text can have.

/** The first step of a path is "path", "header" or "draft". */
const key = (path) => JSON.stringify(path);

const pointer = (path) => path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** The codes that only JSON text can raise. */
const OF_TEXT = ["json_syntax", "duplicate_key"];

export function open(endpoint) {
  const places = new Map();
  const all = new Set();
  const issues = [];
  const ofText = (path, text, place) => {
    const found = endpoint.checkJson(text).issues.filter(({ code }) => OF_TEXT.includes(code));
    for (const issue of found) {
      const steps = [...path.slice(1), ...issue.path];
      issues.push({ ...issue, path: steps, pointer: pointer(steps), place });
    }
    return found;
  };
  return {
    issues,
    places: all,
    place(path, place) {
      place.depth = path.length - 1;
      places.set(key(path), place);
      all.add(place);
    },
    /** The value of JSON text; undefined if it is not JSON. */
    json(path, text) {
      const found = ofText(path, text, places.get(key(path)));
      return found.some(({ code }) => code === "json_syntax") ? undefined : JSON.parse(text);
    },
    /** Checks the names of an object's members for duplicates, which an object cannot have. */
    names(path, names) {
      if (new Set(names).size < names.length) ofText(path, `{${names.map((name) => `${JSON.stringify(name)}:0`)}}`);
    },
    /** The control of an issue: the one at its path, or the nearest one around it. */
    find(issue) {
      if (issue.place) return issue.place;
      const { in: outside, name } = issue.params;
      const path = outside ? [outside, name] : ["draft", ...issue.path];
      while (!places.has(key(path))) path.pop();
      return places.get(key(path));
    },
  };
}
