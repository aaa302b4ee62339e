// Answers for kept pages while there is no network; clears the device when somebody signs out.
(() => {
  "use strict";
  const LEAVE = "/konto/logout/";
  addEventListener("install", () => self.skipWaiting());
  addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

  const kept = async (request) => {
    await expire();
    const hit = await caches.match(request, { ignoreVary: true });
    if (hit) return hit;
    if (request.mode === "navigate" && new URL(request.url).pathname.startsWith("/mein/")) {
      const shell = await caches.match("/mein/geraet/", { ignoreVary: true });
      if (shell) return Response.redirect("/mein/geraet/");
    }
    return Response.error();
  };
  const expire = async () => {
    for (const row of await desk.all("taken")) if (new Date(row.until) < new Date()) await desk.purge(row.meeting);
  };
  const leave = async (request) => {
    const waits = await desk.flush().catch(() => 1);
    if (waits && (await desk.all("queue")).length) return Response.redirect("/mein/geraet/?abmelden", 303);
    await desk.purgeAll();
    return fetch(request);
  };
  addEventListener("fetch", (event) => {
    const { request } = event;
    const address = new URL(request.url);
    if (address.origin !== self.location.origin) return;
    if (request.method === "POST" && address.pathname === LEAVE) event.respondWith(leave(request));
    else if (request.method === "GET") event.respondWith(fetch(request).catch(() => kept(request)));
  });
})();
