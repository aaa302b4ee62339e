// The clock beside the form for a hearing: it counts up, warns, and fills the fields.
"use strict";

for (const place of document.querySelectorAll("[data-clock]")) {
  const limit = Number(place.dataset.limit);
  const minutes = document.querySelector("[name=minutes]");
  const seconds = document.querySelector("[name=seconds]");
  const button = document.createElement("button");
  const face = document.createElement("output");
  const warning = document.createElement("p");
  let begun = null;
  let before = 0;

  const two = (number) => String(number).padStart(2, "0");
  const elapsed = () => before + (begun === null ? 0 : Math.floor((Date.now() - begun) / 1000));
  const draw = () => {
    const spoken = elapsed();
    face.textContent = ` ${two(Math.floor(spoken / 60))}:${two(spoken % 60)} / ${two(Math.floor(limit / 60))}:${two(limit % 60)}`;
    minutes.value = Math.floor(spoken / 60);
    seconds.value = spoken % 60;
    const over = spoken > limit ? place.dataset.over : "";
    if (warning.textContent !== over) warning.textContent = over;
  };

  button.type = "button";
  button.textContent = place.dataset.start;
  button.addEventListener("click", () => {
    if (begun === null) {
      before = Number(minutes.value || 0) * 60 + Number(seconds.value || 0);
      begun = Date.now();
    } else {
      before = elapsed();
      begun = null;
    }
    button.textContent = begun === null ? place.dataset.start : place.dataset.stop;
    draw();
  });
  face.setAttribute("role", "timer");
  warning.setAttribute("role", "alert");
  place.append(button, face, warning);
  place.hidden = false;
  setInterval(() => begun !== null && draw(), 250);
}
