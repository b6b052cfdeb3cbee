// The endpoints as the page has them: the catalog's tables, and the plan of several requests beside them.

export const KRATOS = "kratos.patch_identity";
export const PLAN = "slashid.plan";

/** The endpoint whose parameters and options a plan takes. */
export const PERSON = "slashid.update_person";

const camel = (name) => name.replaceAll(/_(\w)/g, (_, letter) => letter.toUpperCase());

/** By id; `calls` and `entry` are the names that code calls it by. */
export async function readTables() {
  const { endpoints } = await (await fetch(new URL("./package/generated/catalog.json", import.meta.url))).json();
  const plan = {
    ...endpoints.find(({ id }) => id === PERSON),
    id: PLAN,
    isPlan: true,
    source: "SlashID’s routes for one person",
  };
  const named = [...endpoints, plan].map((table) => {
    const [provider, name] = table.id.split(".");
    return [table.id, { ...table, entry: provider.replaceAll("_", "-"), calls: [camel(provider), camel(name)] }];
  });
  return Object.fromEntries(named);
}
