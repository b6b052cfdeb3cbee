// Shows a form of a recipe for React in the page: the short one at `?short`.

import type { ComponentType } from "react";
import { createRoot } from "react-dom/client";
import { before, id, send } from "./recipe-page";

type Forms = {
  ProfileForm: ComponentType<{ before: typeof before; id: string; send: typeof send }>;
  NameForm: ComponentType<{ id: string; send: (request: Parameters<typeof send>[0]) => void }>;
};

export function show({ ProfileForm, NameForm }: Forms) {
  const isShort = new URLSearchParams(location.search).has("short");
  const form = isShort ? <NameForm id={id} send={send} /> : <ProfileForm before={before} id={id} send={send} />;
  createRoot(document.querySelector("main")!).render(form);
}
