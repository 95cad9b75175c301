// Loaded before the first paint, so that a dark page never flashes white.
(() => {
  "use strict";
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  const stored = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null;
    }
  };
  // The administration pages share the key and may store "auto".
  const apply = () => {
    const choice = stored();
    const isChosen = choice === "dark" || choice === "light";
    root.dataset.theme = isChosen ? choice : system.matches ? "dark" : "light";
  };

  apply();
  system.addEventListener("change", apply);
  addEventListener("storage", apply);

  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-theme-toggle]")) return;
    const next = root.dataset.theme === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("theme", next);
    } catch {
      // Storage is closed to us: the choice lasts as long as the page.
    }
    root.dataset.theme = next;
  });
})();
