// Keys, unsaved changes and upload progress. Every page works without this file.
(() => {
  "use strict";
  const find = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const STORE = "ratsverbund.keys";
  const read = () => { try { return localStorage.getItem(STORE) !== "off"; } catch { return true; } };
  const keep = (on) => { try { localStorage.setItem(STORE, on ? "on" : "off"); } catch { /* private mode */ } };
  let on = read();
  const mark = () => document.documentElement.classList.toggle("rv-keys-off", !on);
  mark();

  // The keys dialog, and the switch in it
  const dialog = find("#keys");
  const toggle = find("#keys-on");
  all("[data-needs-script]").forEach((node) => { node.hidden = false; });
  if (dialog && toggle) {
    toggle.checked = on;
    toggle.addEventListener("change", () => { on = toggle.checked; keep(on); mark(); });
    all("[data-open-keys]").forEach((node) => node.addEventListener("click", () => dialog.showModal()));
  }

  // Unsaved changes: leaving asks first
  const forms = all("form[data-save]");
  const written = (form) => JSON.stringify([...new FormData(form)].map(([name, value]) => [name, value.name ?? value]));
  const before = new Map(forms.map((form) => [form, written(form)]));
  const faulty = find("[data-error-summary]");
  let leaving = false;
  addEventListener("beforeunload", (event) => {
    if (!leaving && forms.some((form) => written(form) !== before.get(form))) event.preventDefault();
  });
  addEventListener("pageshow", () => { leaving = false; });
  if (faulty) faulty.focus();

  // Upload with progress that is true
  const send = (form, bar, submitter) => {
    const request = new XMLHttpRequest();
    const body = new FormData(form);
    if (submitter && submitter.name) body.append(submitter.name, submitter.value);
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) bar.value = 100 * event.loaded / event.total; });
    request.addEventListener("load", () => {
      history.replaceState(null, "", request.responseURL);
      document.open(); document.write(request.responseText); document.close();
    });
    request.addEventListener("error", () => { bar.hidden = true; form.submit(); });
    request.open("POST", form.action);
    request.send(body);
    bar.hidden = false;
  };
  addEventListener("submit", (event) => {
    const form = event.target;
    leaving = form.method !== "dialog";
    const bar = find(".rv-upload", form);
    const chosen = all("input[type=file]", form).some((input) => input.files.length);
    if (form.matches("[data-upload]") && bar && chosen && !event.defaultPrevented) {
      event.preventDefault();
      send(form, bar, event.submitter);
    }
  });

  // Keys
  const typing = (node) => node.closest("input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]");
  const items = () => all("main [data-item], main tbody tr > :first-child a").filter((node) => node.offsetParent);
  const step = (by) => {
    const list = items();
    const at = list.findIndex((node) => node === document.activeElement);
    const next = list[Math.min(Math.max(at + by, 0), list.length - 1)];
    if (next) next.focus();
  };
  const save = () => {
    const own = document.activeElement && document.activeElement.closest("form[data-save]");
    const form = own || forms[0];
    if (form) form.requestSubmit(find("button[type=submit]", form));
    return Boolean(form);
  };
  const move = (direction) => {
    const row = document.activeElement && document.activeElement.closest(".rv-sortable__item");
    const button = row && find(`[data-move=${direction}]:not(:disabled)`, row);
    if (button) button.click();
    return Boolean(row);
  };
  const escape = (event) => {
    if (dialog && dialog.open) return;
    const field = typing(event.target);
    if (field) { event.preventDefault(); field.blur(); return; }
    const open = event.target.closest("details[open]");
    if (open) { open.open = false; find("summary", open).focus(); }
  };
  const single = {
    "/": () => {
      const field = find("#search, [role=search] input");
      if (!field?.offsetParent) find(".rv-fold")?.setAttribute("open", "");
      if (field) { field.focus(); field.select(); }
      return !!field;
    },
    "?": () => { if (dialog) dialog.showModal(); return true; },
    j: () => { step(1); return true; },
    k: () => { step(-1); return true; },
  };
  // The keys of one page: a link or button is pressed, a field or the first one inside gets the focus
  const keyed = (key) => {
    const place = /^[a-z]$/.test(key) && all(`[data-key=${key}]`).find((node) => node.offsetParent);
    if (!place) return false;
    if (place.matches("a, button")) { place.focus(); place.click(); return true; }
    const fold = find("summary", place);
    if (place.matches("details")) place.open = true;
    const field = place.matches("input, select, textarea") ? place : find("input:not([type=hidden]), select, textarea, button", place) || fold;
    if (field) { field.focus(); field.scrollIntoView({ block: "center" }); }
    return Boolean(field);
  };
  addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Escape") { escape(event); return; }
    if (!on) return;
    let done = false;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") done = save();
    else if (event.altKey && event.key === "ArrowUp") done = move("up");
    else if (event.altKey && event.key === "ArrowDown") done = move("down");
    else if (!event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target) && !(dialog && dialog.open)) done = single[event.key] ? single[event.key]() : keyed(event.key);
    if (done) event.preventDefault();
  });
})();
