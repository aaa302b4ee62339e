// Move the bar while a job looks through a long file; show the lines once it has.
const bar = document.querySelector("[data-mandates-progress] progress");

async function ask() {
  const answer = await fetch(location.href, { headers: { Accept: "application/json" } });
  const type = answer.headers.get("Content-Type") || "";
  if (!type.includes("json")) {
    location.reload();
    return;
  }
  const { done, all } = await answer.json();
  bar.value = done;
  bar.max = all;
  setTimeout(ask, 1000);
}

if (bar) setTimeout(ask, 1000);
