// One reading of the form: where each path stands on the page, and what JSON text says that a parsed draft cannot.

/** Steps begin with "path", "header" or "draft". */
const key = (path) => JSON.stringify(path);

const pointer = (path) => path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** What is seen in JSON text alone. */
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
    /** The value of JSON text; undefined where it is none. */
    json(path, text) {
      const found = ofText(path, text, places.get(key(path)));
      return found.some(({ code }) => code === "json_syntax") ? undefined : JSON.parse(text);
    },
    /** The names of an object's members: an object could not say that one is there twice. */
    names(path, names) {
      if (new Set(names).size < names.length) ofText(path, `{${names.map((name) => `${JSON.stringify(name)}:0`)}}`);
    },
    /** Where an issue is shown: at its own path, or at the nearest around it. */
    find(issue) {
      if (issue.place) return issue.place;
      const { in: outside, name } = issue.params;
      const path = outside ? [outside, name] : ["draft", ...issue.path];
      while (!places.has(key(path))) path.pop();
      return places.get(key(path));
    },
  };
}
