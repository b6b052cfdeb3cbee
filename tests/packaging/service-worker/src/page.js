// The page sends a draft to an address that only the service worker answers.

async function main() {
  await navigator.serviceWorker.register("worker.js");
  await navigator.serviceWorker.ready;
  if (!navigator.serviceWorker.controller) {
    await new Promise((taken) => navigator.serviceWorker.addEventListener("controllerchange", taken, { once: true }));
  }
  const response = await fetch("/build", { method: "POST", body: JSON.stringify({ _phone: "+493012345678" }) });
  window.result = await response.json();
}
main();
