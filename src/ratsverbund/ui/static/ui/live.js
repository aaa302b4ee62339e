// Keeps a part of the page up to date: by a stream, and without one by asking from time to time.
for (const place of document.querySelectorAll("[data-live]")) {
  const sign = document.createElement("p");
  sign.className = "rv-live";
  sign.setAttribute("aria-live", "polite");
  place.after(sign);
  let timer = null;
  const say = (here) => {
    const words = here ? place.dataset.liveHere : place.dataset.liveLost;
    if (sign.textContent !== words) sign.textContent = words;
    sign.classList.toggle("rv-live--on", here);
  };
  const show = (html) => {
    if (place.innerHTML === html) return;
    const folds = () => [...place.querySelectorAll("details")];
    const open = folds().map((fold) => fold.open);
    place.innerHTML = html;
    folds().forEach((fold, index) => { fold.open = open[index] ?? false; });
  };
  const ask = async () => {
    try {
      const answer = await fetch(location.href, { headers: { "X-Part": "live" }, cache: "no-cache" });
      if (answer.ok) show(await answer.text());
    } catch { /* asked again in a moment */ }
  };
  const poll = (on) => {
    if (on && !timer) timer = setInterval(ask, 5000);
    if (!on && timer) { clearInterval(timer); timer = null; }
    say(!on);
  };
  if (!place.dataset.live || !window.EventSource) { poll(true); continue; }
  const stream = new EventSource(place.dataset.live);
  stream.onopen = () => poll(false);
  stream.onmessage = (event) => { show(event.data); say(true); };
  stream.onerror = () => poll(true);
}
// Elsewhere only a hint: what somebody is typing is never replaced.
for (const hint of document.querySelectorAll("[data-live-hint]")) {
  if (!window.EventSource) break;
  let first = true;
  new EventSource(hint.dataset.liveHint).onmessage = () => { if (!first) hint.hidden = false; first = false; };
}
