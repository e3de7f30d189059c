// An open menu closes with Escape or a click elsewhere.
(() => {
  const close = keep => document.querySelectorAll(".menu[open]").forEach(menu => { if (menu !== keep) menu.open = false; });
  addEventListener("click", event => close(event.target.closest(".menu")));
  addEventListener("keydown", event => {
    const menu = event.key === "Escape" && document.querySelector(".menu[open]");
    if (!menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();
