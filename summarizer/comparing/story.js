// A chosen fact is shown in every report at once: each column scrolls to its own sentence.
"use strict";
(() => {
  const level = () => document.querySelectorAll(".story .column").forEach((column) => {
    const place = column.querySelector(".text .on");
    if (!place || !document.querySelector("[data-item].from")) return;
    const top = place.getBoundingClientRect().top - column.getBoundingClientRect().top;
    column.scrollTop += top - column.clientHeight / 3;
  });
  document.addEventListener("click", (event) => { if (event.target.closest("[data-item]")) level(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Enter") level(); });
})();
