// The moment of printing on every printed page; without this file it stands on the first.
(() => {
  "use strict";
  const line = document.querySelector("[data-print-line]");
  const date = () => {
    const sheet = [...document.styleSheets].find((one) => /print[^/]*\.css$/.test(one.href || ""));
    if (!line || !sheet || document.documentElement.classList.contains("rv-dated")) return;
    try {
      for (const page of ["", "internal", "english", "internal-english"])
        sheet.insertRule(`@page ${page} { @bottom-left { content: ${JSON.stringify(line.textContent)}; font: 9pt "Fira Sans", sans-serif; } }`, sheet.cssRules.length);
      document.documentElement.classList.add("rv-dated");
    } catch { /* an older browser prints the line once */ }
  };
  addEventListener("load", date);
  addEventListener("beforeprint", date);
})();
