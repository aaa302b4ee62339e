// A running meeting on a flaky network: what is typed waits, marked, until it is sent, in order.
(() => {
  "use strict";
  const root = document.querySelector("[data-sitting]");
  if (!root) return;
  const find = (selector, node = document) => node.querySelector(selector);
  const all = (selector, node = document) => [...node.querySelectorAll(selector)];
  const home = root.dataset.sitting;
  const STORE = `ratsverbund.unsent:${home}`;
  const mark = find("[data-unsent]");
  const words = mark.dataset;
  let sending = false;

  // The queue outlives the page
  const queue = () => { try { return JSON.parse(localStorage.getItem(STORE)) || []; } catch { return []; } };
  const keep = (list) => { try { localStorage.setItem(STORE, JSON.stringify(list)); } catch { /* full or private */ } show(); };
  const show = (more = "") => {
    const waiting = queue().length;
    const said = waiting ? `${words.word} (${waiting}). ${words.later}` : "";
    mark.textContent = [said, more].filter(Boolean).join(" ");
  };
  const fresh = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };

  const post = ({ url, body }) => {
    const sent = new URLSearchParams(body);
    const token = find("[name=csrfmiddlewaretoken]", root);
    if (token) sent.set("csrfmiddlewaretoken", token.value);
    return fetch(url, { method: "POST", body: sent, credentials: "same-origin", headers: { Accept: "text/html" } });
  };
  const arrived = (answer) => answer.redirected && new URL(answer.url).pathname === home;
  const replace = async (answer) => {
    const page = await answer.text();
    document.open(); document.write(page); document.close();
  };
  const fault = async (answer) => {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const said = find("[data-error-summary] li", page) || find("main p", page) || find("h1", page);
    return said ? said.textContent.trim() : answer.statusText;
  };

  // Send what waits, the oldest first; a refusal is said and does not hold up the rest
  const flush = async () => {
    if (sending || !queue().length) return;
    sending = true;
    let refused = "";
    try {
      while (queue().length) {
        const answer = await post(queue()[0]);
        if (answer.status >= 500) throw new Error(answer.statusText);
        if (answer.redirected && !arrived(answer)) { show(words.login); return; }
        if (!arrived(answer)) refused = `${words.refused}: ${await fault(answer)}`;
        keep(queue().slice(1));
      }
      if (refused) show(refused); else location.assign(home);
    } catch { show(refused); } finally { sending = false; }
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.method !== "post" || event.defaultPrevented || !form.closest("[data-sitting], [data-room]")) return;
    event.preventDefault();
    const body = new FormData(form, event.submitter);
    const one = { url: form.action || location.href, body: new URLSearchParams(body).toString() };
    if (form.elements.key) form.elements.key.value = fresh();
    if (queue().length) { keep([...queue(), one]); flush(); return; }
    try {
      const answer = await post(one);
      if (arrived(answer)) location.assign(home);
      else if (answer.redirected) location.assign(answer.url);
      else await replace(answer);
    } catch { keep([...queue(), one]); }
  });
  addEventListener("online", flush);
  setInterval(flush, 5000);
  show();
  flush();

  // The note saves itself; a failed save waits as the latest wording only
  const note = find("form[data-note], [data-note] form");
  if (note) {
    let timer = 0;
    const said = find("[data-note-state]");
    const save = async () => {
      const one = { url: note.action, body: new URLSearchParams(new FormData(note)).toString(), note: true };
      try {
        const answer = await fetch(one.url, { method: "POST", body: new URLSearchParams(one.body), credentials: "same-origin", headers: { Accept: "application/json" } });
        if (!answer.ok) { said.textContent = await fault(answer); return; }
        note.elements.revision.value = (await answer.json()).revision;
        said.textContent = words.saved;
      } catch { keep([...queue().filter((each) => !each.note), one]); }
    };
    note.addEventListener("input", () => { said.textContent = ""; clearTimeout(timer); timer = setTimeout(save, 1500); });
  }

  // The clock
  const clock = find("[data-clock]");
  const tick = () => { clock.firstChild.textContent = new Intl.DateTimeFormat("de-DE", { timeZone: "Europe/Berlin", hour: "2-digit", minute: "2-digit" }).format(new Date()) + "\u00a0Uhr"; };
  if (clock) { tick(); setInterval(tick, 5000); }

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
