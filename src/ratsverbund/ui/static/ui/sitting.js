// A running meeting on a flaky network: what is typed waits, marked, until it is sent, in order.
(() => {
  "use strict";
  const root = document.querySelector("[data-sitting]");
  if (!root) return;
  const find = (selector, node = document) => node.querySelector(selector);
  const all = (selector, node = document) => [...node.querySelectorAll(selector)];
  const home = root.dataset.sitting;
  const STORE = `ratsverbund.unsent:${home}`;
  const PATIENCE = 15000;
  const mark = find("[data-unsent]");
  const words = mark.dataset;
  let sending = false;
  let fragile = false;
  let memory = [];
  let pulse = 0;

  // The queue outlives the page; where the browser keeps nothing, it lives as long as the page
  const queue = () => {
    if (fragile) return memory;
    try { return JSON.parse(localStorage.getItem(STORE)) || []; } catch { return memory; }
  };
  const keep = (list) => {
    memory = list;
    try { localStorage.setItem(STORE, JSON.stringify(list)); fragile = false; } catch { fragile = true; }
    show();
  };
  const waiting = () => queue().filter((one) => !one.refused);
  const drop = (id) => keep(queue().filter((one) => one.id !== id));
  const change = (id, more) => keep(queue().map((one) => (one.id === id ? { ...one, ...more } : one)));
  const fresh = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };
  const hour = (moment) => new Intl.DateTimeFormat("de-DE", { timeZone: "Europe/Berlin", hour: "2-digit", minute: "2-digit" }).format(moment) + "\u00a0Uhr";

  // What the mark says: how many wait, which, and what was not accepted and why
  const line = (tag, text) => { const node = document.createElement(tag); node.textContent = text; return node; };
  const show = (more = "") => {
    const open = waiting();
    const lines = [];
    if (open.length) {
      const count = open.length === 1 ? words.one : words.more.replace("{n}", open.length);
      lines.push(line("p", `${count} ${fragile ? words.fragile : words.later}`));
      const list = document.createElement("ul");
      list.append(...open.map((one) => line("li", `${one.label}, ${hour(one.since)}`)));
      lines.push(list);
    } else if (!navigator.onLine) lines.push(line("p", words.offline));
    for (const one of queue().filter((each) => each.refused)) {
      const said = line("p", `${words.refused} ${one.label}, ${hour(one.since)}. ${one.refused} `);
      const gone = line("button", words.drop);
      gone.type = "button";
      gone.addEventListener("click", () => drop(one.id));
      if (one.text) said.append(line("q", one.text), " ");
      said.append(gone);
      lines.push(said);
    }
    if (more) lines.push(...[].concat(more));
    mark.replaceChildren(...lines);
  };

  const post = ({ url, body, since, note }) => {
    const sent = new URLSearchParams(body);
    const token = find("[name=csrfmiddlewaretoken]", root);
    if (token) sent.set("csrfmiddlewaretoken", token.value);
    if (!note) sent.set("waited", Math.max(0, Date.now() - since)); // milliseconds
    const headers = { Accept: note ? "application/json" : "text/html" };
    return fetch(url, { method: "POST", body: sent, credentials: "same-origin", headers, signal: AbortSignal.timeout(PATIENCE) });
  };
  const arrived = (answer, { note }) => (note ? answer.ok && !answer.redirected : answer.redirected && new URL(answer.url).pathname === home);
  const replace = async (answer) => {
    const page = await answer.text();
    clearInterval(pulse);
    document.open(); document.write(page); document.close();
  };
  const fault = async (answer) => {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const said = find("[data-error-summary] li", page) || find("main p", page) || find("h1", page);
    return said ? said.textContent.trim() : answer.statusText;
  };

  // The page is drawn anew only where nothing half typed would be lost
  const touched = (field) => (field.type === "checkbox" || field.type === "radio" ? field.checked !== field.defaultChecked
    : field.options ? [...field.options].some((each) => each.selected !== each.defaultSelected) && field.selectedIndex > 0
      : "defaultValue" in field && field.type !== "hidden" && field.value !== field.defaultValue);
  const typing = () => all("[data-sitting] form, [data-room] form").some((form) => !form.dataset.sent && [...form.elements].some((field) => field.name && touched(field)));
  const renew = () => {
    if (!typing()) { location.assign(home); return; }
    const link = line("a", words.reload);
    link.href = home;
    const said = line("p", `${words.sent} `);
    said.append(link);
    show(said);
  };

  // Send what waits, the oldest first; a refusal stays readable and does not hold up the rest
  const flush = async () => {
    if (sending || !waiting().length) return;
    sending = true;
    let sent = 0;
    try {
      while (waiting().length) {
        const one = waiting()[0];
        const answer = await post(one);
        if (answer.status >= 500) throw new Error(answer.statusText);
        if (!arrived(answer, one) && answer.redirected) { show(line("p", words.login)); return; }
        if (arrived(answer, one)) { sent += 1; drop(one.id); } else change(one.id, { refused: await fault(answer) });
      }
      if (sent) renew();
    } catch { show(); } finally { sending = false; }
  };

  const named = (node) => {
    const copy = node.cloneNode(true);
    all("kbd", copy).forEach((key) => key.remove());
    return copy.textContent.replace(/\s+/g, " ").trim().slice(0, 80);
  };
  const wait = (one) => keep([...queue().filter((each) => !(one.note && each.note && !each.refused)), one]);
  const busy = new WeakSet();
  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented || !form.closest("[data-sitting], [data-room]")) return;
    event.preventDefault();
    if (form === note) { clearTimeout(timer); save(); return; }
    if (busy.has(form)) return; // a second click while the first is on its way
    busy.add(form);
    const button = event.submitter;
    const body = new URLSearchParams(new FormData(form, button)).toString();
    const one = { id: fresh(), url: form.action || location.href, body, since: Date.now(), label: named(button || form) };
    form.dataset.sent = "1";
    const later = () => {
      wait(one);
      if (form.elements.key) form.elements.key.value = fresh();
      busy.delete(form);
    };
    if (waiting().length) { later(); flush(); return; }
    try {
      const answer = await post(one);
      if (answer.status >= 500) throw new Error(answer.statusText);
      if (arrived(answer, one)) location.assign(home);
      else if (answer.redirected) location.assign(answer.url);
      else await replace(answer);
    } catch { later(); }
  });
  addEventListener("online", () => { show(); flush(); });
  addEventListener("offline", () => show());
  addEventListener("storage", () => show());
  addEventListener("beforeunload", (event) => { if (fragile && waiting().length) event.preventDefault(); });
  pulse = setInterval(flush, 5000);
  show();
  flush();

  // The note saves itself; a failed save waits as the latest wording only
  const note = find("[data-note] form");
  let timer = 0;
  const save = async () => {
    const said = find("[data-note-state]");
    const one = { id: fresh(), url: note.action, body: new URLSearchParams(new FormData(note)).toString(), since: Date.now(), label: words.note, text: note.elements.note.value, note: true };
    try {
      const answer = await post(one);
      if (answer.status >= 500) throw new Error(answer.statusText);
      if (answer.redirected) { wait(one); show(line("p", words.login)); return; }
      if (!answer.ok) { said.textContent = await fault(answer); return; }
      note.elements.revision.value = (await answer.json()).revision;
      note.elements.note.defaultValue = one.text;
      said.textContent = words.saved;
    } catch { wait(one); note.dataset.sent = "1"; }
  };
  if (note) note.addEventListener("input", () => {
    delete note.dataset.sent;
    find("[data-note-state]").textContent = "";
    clearTimeout(timer);
    timer = setTimeout(save, 1500);
  });

  // The clock
  const clock = find("[data-clock]");
  const tick = () => { clock.firstChild.textContent = hour(new Date()); };
  if (clock) { tick(); setInterval(tick, 5000); }

  // A name is looked for while it is typed; Enter goes to the one button that is left
  const seek = find("[data-seek]");
  if (seek) {
    const seats = all(".rv-roster__seat");
    const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    const field = find("input[type=search]", seek);
    field.addEventListener("input", () => {
      for (const seat of seats) seat.hidden = !fold(find(".rv-roster__name", seat).textContent).includes(fold(field.value.trim()));
    });
    seek.addEventListener("submit", (event) => {
      const left = seats.filter((seat) => !seat.hidden);
      if (!left.length || !field.value.trim()) return;
      event.preventDefault();
      find("button", left[0])?.focus();
    });
  }

  // Roll call: j yes, n no, e abstention, and on to the next name
  const answers = { j: "yes", n: "no", e: "abstentions" };
  all("[data-roll]").forEach((list) => list.addEventListener("keydown", (event) => {
    const choice = answers[event.key.toLowerCase()];
    if (!choice || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = event.target.closest("li");
    find(`input[value=${choice}]`, row).checked = true;
    const next = row.nextElementSibling;
    const target = next ? find("input:checked", next) || find("input", next) : find("button[type=submit]", row.closest("form"));
    if (target) target.focus();
    event.preventDefault();
    event.stopPropagation();
  }));
})();
