// The preview: what the server will have once it has taken the requests.

import { endpoints } from "./package/generated/index.js";
import { beside, drawJson } from "./json.js";

/** The routes of a plan, each by the endpoint that it belongs to. */
const ROUTES = { attributes: "slashid.update_attributes", handles: "slashid.add_handles", roles: "slashid.set_roles" };

const routeOf = ({ path }) => endpoints[ROUTES[path.split("/").at(-1)] ?? "slashid.update_person"];

export function previewPane(place, note) {
  const say = (text) => {
    place.hidden = true;
    note.textContent = text;
  };
  return {
    show({ before, tree, requests, endpoint, isPlan, isUnchanged }) {
      if (before === undefined) return say("Paste what the server has, and this shows what it will have.");
      if (isUnchanged) return say("The same as before.");
      if (requests.length === 0) return say("There is no request yet that would change it.");
      let json = before;
      for (const request of requests) {
        const applied = (isPlan ? routeOf(request) : endpoint).apply(json, request.body);
        if (!applied.ok) return say("This cannot be said of what stands in Before.");
        json = applied.json;
      }
      note.textContent = "Marked: what changes. Times that the server sets stay as they were.";
      place.replaceChildren(drawJson(json, tree && beside(tree)));
      place.hidden = false;
    },
  };
}
