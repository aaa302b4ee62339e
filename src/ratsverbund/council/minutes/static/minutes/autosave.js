// Saves the text of an item while it is written; a conflict is left to the button.
"use strict";
(() => {
  const form = document.getElementById("text");
  const status = document.querySelector("[data-autosave-status]");
  if (!form || !status) return;
  const PAUSE = 3000;
  let timer = 0;
  const save = async () => {
    const answer = await fetch(form.action || location.href, {
      method: "POST", body: new FormData(form), headers: { "X-Autosave": "1" }, redirect: "manual",
    }).catch(() => null);
    if (!answer || !answer.ok) {
      status.textContent = status.dataset.failed;
      return;
    }
    form.elements.revision.value = (await answer.json()).revision;
    const time = new Date().toLocaleTimeString(document.documentElement.lang, { timeStyle: "short" });
    status.textContent = `${status.dataset.saved} ${time}`;
  };
  form.elements.text.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  form.addEventListener("submit", () => clearTimeout(timer));
})();
