// What a device keeps: meetings taken along, and notes that wait. Shared by pages and the worker.
const desk = (() => {
  "use strict";
  const PREFIX = "desk-";
  const open = () => new Promise((done, fail) => {
    const asked = indexedDB.open("desk", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("taken", { keyPath: "meeting" });
      asked.result.createObjectStore("queue", { keyPath: "key" });
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
  const act = async (room, mode, run) => {
    const store = await open();
    try {
      return await new Promise((done, fail) => {
        const move = store.transaction(room, mode);
        const asked = run(move.objectStore(room));
        move.oncomplete = () => done(asked.result);
        move.onerror = () => fail(move.error);
        move.onabort = () => fail(move.error);
      });
    } finally { store.close(); }
  };
  const all = (room) => act(room, "readonly", (store) => store.getAll());
  const put = (room, row) => act(room, "readwrite", (store) => store.put(row));
  const remove = (room, key) => act(room, "readwrite", (store) => store.delete(key));
  const cacheOf = (meeting) => `${PREFIX}${meeting}`;
  const purge = async (meeting) => { await caches.delete(cacheOf(meeting)); await remove("taken", meeting); };
  const purgeAll = async () => {
    for (const name of await caches.keys()) if (name.startsWith(PREFIX)) await caches.delete(name);
    for (const row of await all("taken")) await remove("taken", row.meeting);
  };

  // Send what waits, one after the other; the key of a note makes sure that it is kept once.
  const token = async () => {
    const page = await fetch("/mein/geraet/", { credentials: "same-origin" });
    const found = page.ok && !page.redirected && /name="csrfmiddlewaretoken" value="([^"]+)"/.exec(await page.text());
    return found ? found[1] : "";
  };
  let running = null;
  const flush = (told = () => {}) => {
    running = running || sendAll(told).finally(() => { running = null; });
    return running;
  };
  const sendAll = async (told) => {
    const waiting = await all("queue");
    if (!waiting.length) return 0;
    const secret = await token();
    if (!secret) return waiting.length;
    const standing = await (await fetch("/mein/geraet/stand.json")).json();
    for (const row of waiting.sort((one, other) => one.at - other.at)) {
      if (row.account !== standing.account) continue;
      const answer = await fetch(row.address, {
        method: "POST", credentials: "same-origin",
        headers: { Accept: "application/json", "X-CSRFToken": secret, "Content-Type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams(row.fields).toString(),
      });
      const kept = answer.ok && !answer.redirected ? await answer.json() : { state: "refused" };
      if (kept.state !== "refused") await remove("queue", row.key);
      else await put("queue", { ...row, refused: true });
      told(row, kept);
    }
    return (await all("queue")).length;
  };

  // Drop what the account may no longer keep, and what is over.
  const tidy = async () => {
    const rows = await all("taken");
    if (!rows.length) return;
    const answer = await fetch("/mein/geraet/stand.json", { credentials: "same-origin" });
    if (answer.status === 403) { await purgeAll(); return; }
    if (!answer.ok || answer.redirected) return;
    const standing = await answer.json();
    for (const row of rows) {
      const allowed = row.account === standing.account && row.meeting in standing.meetings
        && (!row.nonpublic || standing.meetings[row.meeting]) && new Date(row.until) > new Date();
      if (!allowed) await purge(row.meeting);
    }
  };
  return { all, put, remove, purge, purgeAll, flush, tidy, cacheOf };
})();
