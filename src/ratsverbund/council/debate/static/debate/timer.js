// How long somebody has been speaking, and that the time is over: a sign, never a cut-off.
for (const place of document.querySelectorAll("[data-running]")) {
  const start = Date.parse(place.dataset.running);
  const most = Number(place.dataset.most || 0);
  const show = () => {
    const spent = Math.max(0, Math.floor((Date.now() - start) / 1000));
    const shown = `${Math.floor(spent / 60)}:${String(spent % 60).padStart(2, "0")}`;
    const over = most && spent > most;
    place.textContent = over ? `${shown} – ${place.dataset.over}` : shown;
  };
  show();
  setInterval(show, 1000);
}
