// Runs before the first paint: a chosen theme must not flash the other one. Without a choice the system decides.
(function () {
  try {
    var theme = localStorage.getItem("kerf.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is blocked: the system's preference stands.
  }
})();
