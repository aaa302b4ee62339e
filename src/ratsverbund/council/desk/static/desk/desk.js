// Turning pages by keyboard, taking a meeting along, notes without a network. All pages work without it.
(() => {
  "use strict";
  const find = (selector, root = document) => root.querySelector(selector);
  const keysOn = () => { try { return localStorage.getItem("ratsverbund.keys") !== "off"; } catch { return true; } };
  const typing = (node) => node.closest("input, textarea, select, [contenteditable]");
  const kilobytes = (size) => size < 1e6 ? `${Math.ceil(size / 1e3)} kB` : `${(size / 1e6).toLocaleString("de", { maximumFractionDigits: 1 })} MB`;
  const line = (text, link) => {
    const row = document.createElement("p");
    row.append(text);
    if (link) { const way = document.createElement("a"); way.href = link.address; way.textContent = link.label; row.append(" ", way); }
    return row;
  };

  addEventListener("keydown", (event) => {
    const side = { ArrowLeft: "before", ArrowRight: "after" }[event.key];
    if (!side || !keysOn() || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || typing(event.target)) return;
    const link = find(`[data-desk-turn=${side}] a`);
    if (link) { event.preventDefault(); link.click(); }
  });

  // Taking a meeting along
  const panel = find("[data-desk-take]");
  const said = panel && find("[data-desk-said]", panel);
  const bar = panel && find("progress", panel);
  const show = async () => {
    const row = (await desk.all("taken")).find((one) => String(one.meeting) === panel.dataset.meeting);
    find("[data-desk-purge]", panel).hidden = !row;
    find("[data-desk-bar]", panel).hidden = true;
    if (row) {
      said.replaceChildren(`${panel.dataset.kept} ${kilobytes(row.size)}, ${row.count} ✓ (${row.nonpublic ? panel.dataset.inside : panel.dataset.outside}) `);
      const way = document.createElement("a"); way.href = row.address; way.textContent = row.title; said.append(way);
    }
  };
  const take = async () => {
    const answer = await fetch(panel.dataset.deskTake);
    if (!answer.ok || answer.redirected) throw new Error("refused");
    const list = await answer.json();
    const looks = performance.getEntriesByType("resource").map((one) => new URL(one.name))
      .filter((one) => one.origin === location.origin && one.pathname.startsWith("/static/")).map((one) => one.pathname);
    const parts = [...new Set([...looks, ...list.pages, ...list.files.map((file) => file.address)])];
    const cache = await caches.open(desk.cacheOf(list.meeting));
    let size = 0, count = 0;
    bar.max = parts.length;
    find("[data-desk-bar]", panel).hidden = false;
    try {
      for (const address of parts) {
        const part = await fetch(address);
        if (!part.ok || part.redirected) throw new Error(address);
        const copy = part.clone();
        size += (await part.blob()).size;
        await cache.put(address, copy);
        bar.value = ++count;
        said.textContent = `${panel.dataset.busy} ${count} / ${parts.length}, ${kilobytes(size)}`;
      }
    } catch (error) { await desk.purge(list.meeting); throw error; }
    const { account, meeting, title, nonpublic, until, address } = list;
    await desk.put("taken", { account, meeting, title, nonpublic, until, address, size, count });
  };
  if (panel && "serviceWorker" in navigator) {
    find("[name=take]", panel).addEventListener("click", async (event) => {
      event.currentTarget.disabled = true;
      const button = event.currentTarget;
      try {
        await navigator.serviceWorker.register(panel.dataset.worker, { scope: "/" });
        await navigator.serviceWorker.ready;
        await take();
        await show();
      } catch { find("[data-desk-bar]", panel).hidden = true; said.textContent = panel.dataset.failed; }
      button.disabled = false;
    });
    find("[name=purge]", panel).addEventListener("click", async () => {
      await desk.purge(Number(panel.dataset.meeting));
      await show();
      said.textContent = panel.dataset.gone;
    });
    show();
  } else if (panel) panel.hidden = true;

  // Notes without a network: kept here, sent later, never lost
  const place = find("[data-desk-queue]");
  const waiting = async () => {
    if (!place) return;
    const rows = (await desk.all("queue")).filter((row) => row.address === place.dataset.deskQueue);
    place.replaceChildren(...rows.flatMap((row) => [line(row.refused ? place.dataset.refused : place.dataset.waits), line(row.fields.text)]));
  };
  const told = (row, kept) => {
    if (!place || row.address !== place.dataset.deskQueue) return;
    if (kept.state === "conflict") place.append(line(place.dataset.conflict, { address: kept.address, label: place.dataset.settle }));
    else if (kept.state === "kept") place.append(line(place.dataset.sent));
  };
  const owner = async () => {
    const rows = await desk.all("taken");
    return rows.length ? rows[0].account : null;
  };
  const send = async (form) => {
    const fields = Object.fromEntries(new FormData(form));
    delete fields.csrfmiddlewaretoken;
    fields.key = crypto.randomUUID();
    const account = await owner();
    const reached = await fetch("/mein/geraet/stand.json").then((answer) => answer.ok && !answer.redirected, () => false);
    if (reached || account === null) { form.requestSubmit(); return; }
    await desk.put("queue", { key: fields.key, address: place.dataset.deskQueue, account, fields, at: Date.now() });
    form.reset();
    if (form.elements.text) form.elements.text.value = "";
    await waiting();
  };
  const passed = new WeakSet();
  addEventListener("submit", (event) => {
    const form = event.target;
    if (!place || form.getAttribute("action") !== place.dataset.deskQueue || passed.has(form) || !form.elements.text?.value.trim()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    passed.add(form);
    send(form).finally(() => setTimeout(() => passed.delete(form), 500));
  }, true);

  // The list of what is on this device
  const device = find("[data-desk-device]");
  const list = async () => {
    if (!device) return;
    const [taken, queue] = [await desk.all("taken"), await desk.all("queue")];
    const rows = taken.map((row) => {
      const shown = line(`${kilobytes(row.size)}${row.nonpublic ? `, ${device.dataset.inside}` : ""} `, { address: row.address, label: row.title });
      shown.append(" ", button(device.dataset.purge, () => desk.purge(row.meeting)));
      return shown;
    });
    const notes = queue.map((row) => { const shown = line(row.fields.text); shown.append(" ", button(device.dataset.discard, () => desk.remove("queue", row.key))); return shown; });
    const head = notes.length ? [line(location.search.includes("abmelden") ? device.dataset.leave : `${device.dataset.waits}:`)] : [];
    device.replaceChildren(...(rows.length ? rows : [line(device.dataset.none)]), ...head, ...notes);
  };
  const button = (label, run) => {
    const made = document.createElement("button");
    made.type = "button"; made.textContent = label;
    made.addEventListener("click", async () => { await run(); await list(); });
    return made;
  };

  const meet = async () => {
    try {
      await desk.tidy();
      await desk.flush(told);
    } catch { /* no network: later */ }
    await list();
    if (panel && "serviceWorker" in navigator) await show();
  };
  addEventListener("online", meet);
  waiting().then(meet);
})();
