// Colours: as the system has them, light or dark; the choice is kept and set before the page is drawn.
(() => {
  const root = document.documentElement;
  const order = ["auto", "light", "dark"];
  const kept = () => { try { return localStorage.getItem("mops-theme"); } catch { return null; } };
  const keep = theme => { try { localStorage.setItem("mops-theme", theme); } catch { /* not kept, then */ } };
  const show = theme => theme === "auto" ? root.removeAttribute("data-theme") : root.setAttribute("data-theme", theme);
  let theme = order.includes(kept()) ? kept() : "auto";
  show(theme);
  addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".theme");
    if (!button) return;
    const say = () => { button.title = button.dataset[theme]; button.setAttribute("aria-label", button.title); };
    button.addEventListener("click", () => {
      theme = order[(order.indexOf(theme) + 1) % order.length];
      keep(theme);
      show(theme);
      say();
    });
    say();
    button.hidden = false;
  });
})();
