// Newer versions: a page published long ago learns of them from one file at the site's root.
function mopsdocsVersions(all) {
  const menu = document.querySelector("[data-version]");
  if (!menu) return;
  const { version, root, page } = menu.dataset;
  const list = menu.querySelector("ul");
  const { lang } = document.documentElement;
  const own = all.versions.findIndex(one => one.name === version);
  all.versions.slice(0, Math.max(own, 0)).reverse().forEach(one => {
    const link = document.createElement("a");
    const note = document.createElement("span");
    link.className = "menu__link";
    link.href = root + one.href + page;
    note.className = "menu__note";
    note.textContent = new Date(`${one.date}T12:00`).toLocaleDateString(lang, { dateStyle: "medium" });
    link.append(`${one.labels?.[lang] ?? one.label} `, note);
    const line = document.createElement("li");
    line.append(link);
    list.prepend(line);
  });
  const banner = document.querySelector(".banner");
  if (banner) banner.hidden = all.current === version;
}
