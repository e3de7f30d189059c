// The preview's own script: it keeps an open page as its files are. Built pages do not have it.
(() => {
  const own = document.currentScript;
  const waiting = "waiting" in own.dataset;
  const path = decodeURIComponent(location.pathname.slice(1)).replace(/(^|\/)$/, "$1index.html");
  const seen = { start: own.dataset.start ?? "", version: -1, digest: own.dataset.digest ?? "", style: null, script: null };
  const words = JSON.parse(own.dataset.words ?? "{}");
  let lang = waiting ? document.documentElement.lang : "en";
  const say = (text, values = {}) => Object.entries(values).reduce((said, [name, value]) => said.replace(`{${name}}`, () => value), words[text] ?? text);
  const [FINDINGS, EDITS] = [".mopslive-findings, .mopslive-finding", ".mopslive-edit"];
  const drafts = new Map();
  const said = new Map();
  const unanswered = new Set();
  let looking = false;
  let again = false;
  let edit = null;
  let saves = 0;

  const make = (name, attributes = {}, ...inside) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value !== null) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  };

  // --- News: one stream for all tabs of a browser. Whoever holds the lock listens, and tells the others. ---

  const channel = "BroadcastChannel" in window ? new BroadcastChannel("mopsdocs-live") : null;
  const listen = () => {
    const stream = new EventSource("/-/events");
    stream.onmessage = event => {
      const news = JSON.parse(event.data);
      channel?.postMessage(news);
      heard(news);
    };
    stream.onerror = () => { channel?.postMessage({ lost: true }); heard({ lost: true }); };
    return new Promise(() => {});
  };
  if (channel) channel.onmessage = event => heard(event.data);
  if (channel && navigator.locks) navigator.locks.request("mopsdocs-live", listen);
  else setInterval(waiting ? tryAgain : look, 2000);
  if (waiting) setInterval(tryAgain, 1000);

  function heard(news) {
    if (news.lost) { tell("lost", say("The preview does not answer. It is looked for again and again.")); return; }
    tell("lost", "");
    if (unanswered.size) {
      unanswered.forEach(key => said.delete(key));
      unanswered.clear();
      tell("saved", "");
      look();
    }
    if (waiting) { progressed(news); return; }
    if (news.start !== seen.start || news.version !== seen.version) look();
  }

  async function progressed(news) {
    const bar = document.getElementById("mopslive-progress");
    const [done, count] = path.startsWith("v/") && news.ready ? news.versions ?? [] : [news.done, news.count];
    if (count) {
      bar.max = count;
      bar.value = done;
      const assessed = news.assessed ? "{done} of {count} playbooks are assessed." : "{done} of {count} playbooks are read.";
      const text = path.startsWith("v/") && news.ready ? "{done} of {count} versions are read." : assessed;
      document.getElementById("mopslive-said").textContent = say(text, { done: done.toLocaleString(lang), count: count.toLocaleString(lang) });
    }
    if (news.ready) tryAgain();
  }

  async function tryAgain() {
    if (looking) { again = true; return; }
    looking = true;
    const answer = await fetch(location.href, { method: "HEAD" }).catch(() => null);
    looking = false;
    if (answer && answer.status !== 503) location.reload();
    else if (again) { again = false; tryAgain(); }
  }

  // --- A look: is this page another now, and what is wrong with it? ---

  async function look() {
    if (looking) { again = true; return; }
    looking = true;
    again = false;
    try {
      const asked = new URLSearchParams({ page: path, digest: seen.digest, lang });
      const before = saves;
      const answer = await fetch(`/-/look?${asked}`);
      const found = answer.ok ? await answer.json() : null;
      if (before !== saves) again = true; // What was seen may be older than what has been saved since.
      else if (found) show(found);
    } catch { /* The stream says when the preview is there again. */ }
    looking = false;
    if (again) look();
  }

  function show(found) {
    if (found.words) speak(found);
    if (found.digest === null) return;
    const other = part => seen[part] && found[part] && seen[part] !== found[part];  // Nobody knows them at the very first.
    if (other("script")) { location.reload(); return; }
    if (other("style")) restyle();
    Object.assign(seen, { start: found.start, version: found.version, style: found.style || seen.style, script: found.script || seen.script });
    if (found.missing && !document.documentElement.dataset.mopsliveMissing && seen.digest) {
      tell("gone", say("There is no such page any more. What stands here is how it was."));
    } else if (!found.missing) {
      tell("gone", "");
    }
    edit = found.edit;
    newer.delete(edit?.blob);
    const focus = focused();
    if (found.html !== null) {
      if (swap(found.html)) seen.digest = found.digest;
      else if (![...drafts.values()].some(typedIn)) { location.reload(); return; }
    }
    mark(found.findings, found.opens);
    tell("checking", found.checking ? say("The links between playbooks are still being checked: more findings may be added here.") : "");
    tell("git", found.git ? say("Git is at work in this folder: what it changes is shown when it has finished.") : "");
    tell("behind", found.behind ? say("This page is being made anew: what stands here is how it was before the last edit.") : "");
    trouble(found.troubles, found.opens);
    arm();
    refocus(focus);
    document.dispatchEvent(new CustomEvent("mopslive", { detail: { version: found.version, swapped: found.html !== null } }));
  }

  function speak(found) {
    Object.assign(words, found.words);
    lang = found.lang;
    region.lang = overlay.lang = lang;
    overlay.setAttribute("aria-label", say("What keeps pages from being new"));
    delete overlay.dataset.state;
  }

  function swap(html) {
    const next = new DOMParser().parseFromString(html, "text/html");
    const [old, main] = [document.querySelector("main"), next.querySelector("main")];
    if (!old || !main || ["brand", "tools"].some(part => differs(next, `.top__${part} a`))) return false;
    const place = anchored(old);
    old.querySelectorAll(`${FINDINGS}, ${EDITS}`).forEach(one => one.remove());
    const [were, are] = [old, main].map(one => [...one.querySelectorAll("details")]);
    if (were.length === are.length) are.forEach((one, number) => { one.open = were[number].open; });
    renew(old, main);
    for (const around of [".sheet__page > :not(main)", ".sheet__grid > :not(.sheet__page)", ".bottom"]) {
      const [before, after] = [document, next].map(one => [...one.querySelectorAll(around)]);
      if (before.length !== after.length) return false;
      before.forEach((one, number) => { if (one.outerHTML !== after[number].outerHTML) one.replaceWith(document.adoptNode(after[number])); });
    }
    document.title = next.title;
    held(place);
    return true;
  }

  // Only what reads otherwise is put in its place: to lay out and paint a whole long page takes longer than to make it.
  function renew(old, next) {
    if (old.isEqualNode(next)) return;
    if (!old.tagName || !next.tagName || !old.cloneNode().isEqualNode(next.cloneNode())) { old.replaceWith(next); return; }
    const [before, after] = [old, next].map(one => [...one.childNodes]);
    let end = null;
    while (before.length && after.length && before[0].isEqualNode(after[0])) { before.shift(); after.shift(); }
    while (before.length && after.length && before.at(-1).isEqualNode(after.at(-1))) { end = before.pop(); after.pop(); }
    if (before.length === after.length) { before.forEach((one, number) => renew(one, after[number])); return; }
    before.forEach(one => one.remove());
    after.forEach(one => old.insertBefore(one, end));
  }

  const differs = (next, chosen) => {
    const [here, there] = [document, next].map(one => [...one.querySelectorAll(chosen)].map(link => link.outerHTML).join());
    return here !== there;
  };

  // What somebody reads stays where it is, even if something above it has grown.
  function anchored(main) {
    for (const one of main.querySelectorAll("[id]")) {
      const { top, bottom } = one.getBoundingClientRect();
      if (bottom > 0 && top > -innerHeight) return { id: one.id, top, y: scrollY };
    }
    return { y: scrollY };
  }

  function held(place) {
    const there = place.id && document.getElementById(place.id);
    if (!place.y) return;
    scrollTo({ top: place.y, behavior: "instant" });
    if (there) scrollBy({ top: there.getBoundingClientRect().top - place.top, behavior: "instant" });
  }

  function restyle() {
    for (const old of document.querySelectorAll("link[rel=stylesheet]:not([href^='/-/'])")) {
      const made = old.cloneNode();
      made.href = `${old.href.split("?")[0]}?${Date.now()}`;
      made.addEventListener("load", () => old.remove());
      old.after(made);
    }
  }

  function focused() {
    const one = document.activeElement;
    if (!one || !document.querySelector("main")?.contains(one)) return null;
    const key = one.dataset.mopslive;
    const all = key ? null : reachable();
    const [boxes, at] = [ticks(), ticks().indexOf(one)];
    const near = at < 0 ? [key] : [...boxes.slice(at), ...boxes.slice(0, at).reverse()].map(box => box.dataset.mopslive);
    return { key, near, heading: one.closest("section")?.querySelector("h2, h3")?.id, number: all ? all.indexOf(one) : -1, text: one.textContent };
  }

  const ticks = () => [...document.querySelectorAll("main .mopslive-tick input")];

  const reachable = () => [...document.querySelectorAll("main :is(a[href], summary, [tabindex]):not(.mopslive *)")];

  function refocus(focus) {
    if (!focus || document.querySelector("main")?.contains(document.activeElement)) return;
    const one = focus.key
      ? focus.near.map(controlled).find(found => found?.checkVisibility()) ?? heading(focus)
      : [reachable()[focus.number]].find(found => found?.textContent === focus.text);
    one?.focus({ preventScroll: true });
  }

  const controlled = key => document.querySelector(`[data-mopslive="${CSS.escape(key)}"]`);

  // Where a list has lost its last task, whoever ticked it goes on from what the list was called.
  function heading(focus) {
    const one = document.getElementById(focus.heading) ?? document.querySelector("main h1");
    one?.setAttribute("tabindex", "-1");
    one?.addEventListener("blur", () => one.removeAttribute("tabindex"), { once: true });
    return one;
  }

  // --- Findings: on the page, beside what they concern; what keeps pages from being new, below all of it. ---

  const lead = (one, opens) => {
    const place = `${one.path}:${one.line}`;
    if (!one.path || !opens) return document.createTextNode(one.path ? place : "");
    return make("a", { href: `/-/open?${new URLSearchParams({ path: one.path, line: one.line })}` }, say("Open {place} in the editor", { place }));
  };

  function mark(findings, opens) {
    document.querySelectorAll(FINDINGS).forEach(one => one.remove());
    const rest = [];
    for (const one of findings) {
      const code = make("strong", {}, `${say(one.severity)}${one.code ? ` ${one.code}` : ""}: `);
      const shown = make("div", { class: `mopslive mopslive-finding mopslive--${one.severity}`, lang }, make("p", {}, code, one.message));
      if (one.hint) shown.append(make("p", {}, one.hint));
      shown.append(make("p", {}, lead(one, opens)));
      const place = one.anchor && document.getElementById(one.anchor);
      if (place) place.append(shown);
      else rest.push(shown);
    }
    if (rest.length) document.querySelector("main")?.prepend(make("section", { class: "mopslive mopslive-findings", "aria-label": say("Findings on this page"), lang }, ...rest));
  }

  const notes = new Map();
  const region = make("div", { class: "mopslive mopslive-region", role: "status", "aria-live": "polite", lang: "en" });
  const overlay = make("section", { class: "mopslive mopslive-overlay", "aria-label": "What keeps pages from being new", lang: "en", hidden: "" });
  if (!waiting) document.body.append(overlay, region);

  // Each note is put there once and taken away alone: what is added is read out, and nothing a second time.
  function tell(key, text) {
    const old = notes.get(key);
    if ((old?.textContent ?? "") === text) return;
    old?.remove();
    notes.delete(key);
    if (!text) return;
    notes.set(key, make("p", {}, text));
    region.append(notes.get(key));
  }

  function trouble(troubles, opens) {
    const state = JSON.stringify(troubles);
    if (overlay.dataset.state === state) return;
    overlay.dataset.state = state;
    overlay.hidden = !troubles.length;
    const many = troubles.length === 1 ? "One thing keeps pages from showing what their files say." : "{count} things keep pages from showing what their files say.";
    tell("trouble", troubles.length ? say(many, { count: troubles.length }) : "");
    const list = troubles.map(one => make("li", {}, make("pre", {}, one.text), make("p", {}, lead(one, opens))));
    const about = make("summary", {}, say("These pages are shown as they were last, until this is mended:"));
    const kept = overlay.querySelector("details");
    overlay.replaceChildren(make("details", kept && !kept.open ? {} : { open: "" }, about, make("ul", {}, ...list)));
  }

  // --- Edits, where the preview takes them. ---

  function arm() {
    const focus = focused();
    document.querySelectorAll(EDITS).forEach(one => one.remove());
    if (edit) equip();
    for (const [anchor, draft] of drafts) if (typedIn(draft) && !edit?.tasks?.[anchor]) strand(anchor, draft);
    refocus(focus);
  }

  const typedIn = draft => Object.keys(draft.values).length > 0;

  // What somebody has typed stays in sight, though the task can no longer be saved, or is gone altogether.
  function strand(anchor, draft) {
    const [place, why] = [document.getElementById(anchor), say("This cannot be saved now. What has been typed stays here.")];
    draft.box.querySelectorAll("button, select").forEach(one => { one.disabled = true; });
    draft.box.querySelectorAll("input").forEach(one => { one.readOnly = true; });
    const made = make("div", { class: "mopslive mopslive-edit", lang }, draft.box, make("p", { class: "mopslive-said" }, why));
    place ? place.append(made) : document.querySelector("main")?.prepend(made);
  }

  function equip() {
    for (const [anchor, task] of Object.entries(edit.tasks ?? {})) {
      const place = document.getElementById(anchor);
      if (place?.matches("li, article, section, div, tr")) place.append(tools(anchor, task));
    }
    if (edit.tasks) return;
    for (const link of document.querySelectorAll(".line__title > a[href*='#mops-']")) {
      const found = new URL(link.href);
      const page = decodeURIComponent(found.pathname.slice(1));
      const task = decodeURIComponent(found.hash.slice(6));
      const done = link.closest("section")?.querySelector("h2")?.id === "done";
      const key = `${page}#${task}`;
      link.closest(".line").append(make("div", { class: "mopslive mopslive-edit", lang },
        tick(key, { id: task, title: link.textContent, status: done ? "done" : "" }, page, ""), ...remark(key)));
    }
  }

  function tools(anchor, task) {
    const made = make("div", { class: "mopslive mopslive-edit", lang }, tick(anchor, task, edit.path, edit.blob));
    const box = make("details", { class: "mopslive" }, make("summary", { "aria-label": say("Change: {title}", { title: task.title }), "data-mopslive": `${anchor}/change` }, say("Change")));
    box.append(form(anchor, task, box));
    made.append(box, ...remark(anchor));
    return made;
  }

  const remark = key => said.get(key) ? [make("p", { class: "mopslive-said" }, said.get(key))] : [];

  function tick(key, task, page, blob) {
    const box = make("input", { type: "checkbox", "aria-label": say("Done: {title}", { title: task.title }), "data-mopslive": `${key}/tick` });
    box.checked = task.status === "done";
    box.addEventListener("change", async () => {
      const checked = box.checked;
      const values = () => stood.get(key)?.checked === !checked ? stood.get(key).values : { status: checked ? "done" : "todo" };
      const told = await save(key, { path: page, blob, task: task.id, get values() { return values(); } });
      if (told) stood.set(key, { checked, values: told.before });
      else box.checked = !checked;
    });
    return make("label", { class: "mopslive-tick" }, box, ` ${say("Done")}`);
  }

  function form(anchor, task, box) {
    const draft = drafts.get(anchor);
    const drawn = {};  // What each control held before anybody typed: an input of one line holds no line break.
    const field = (name, label, control) => {
      control.name = name;
      control.value = [task[name]].flat().join(", ").replace(/\s*\n\s*/g, " ").trim();
      drawn[name] = control.value;
      control.value = draft?.values[name] ?? drawn[name];
      control.dataset.mopslive = `${anchor}/${name}`;
      control.id = `mopslive-${anchor}-${name}`;
      return make("div", {}, make("label", { for: control.id }, say(label)), control);
    };
    const states = make("select", { lang: document.documentElement.lang }, ...edit.states.map(([state, word]) => make("option", { value: state }, word)));
    const people = make("input", { type: "text", autocomplete: "off", spellcheck: "false", list: "mopslive-parties" });
    people.addEventListener("focus", parties, { once: true });
    const made = make("form", { class: "mopslive-form", novalidate: "" },
      field("status", "State", states),
      field("due", "Due", make("input", { type: "date" })),
      field("responsible", "Responsible (ids, with commas between them)", people),
      field("evidence", "Evidence (a link)", make("input", { type: "text" })),
      field("blocked_by", "Blocked by", make("input", { type: "text" })),
      make("button", { type: "submit", "data-mopslive": `${anchor}/save` }, say("Save")));
    const typed = () => Object.fromEntries(Object.keys(drawn).map(name => [name, made.elements[name].value]).filter(([name, value]) => value !== drawn[name]));
    const keep = () => drafts.set(anchor, { values: typed(), blob: draft?.blob ?? edit.blob, box });
    if (draft) Object.assign(draft, { box }).box.open = true;
    made.addEventListener("input", keep);
    box.addEventListener("toggle", () => { if (!box.open) drafts.delete(anchor); else if (!drafts.has(anchor)) drafts.set(anchor, { values: {}, blob: edit.blob, box }); });
    made.addEventListener("keydown", event => { if (event.key === "Escape") { box.open = false; box.querySelector("summary").focus(); } });
    made.addEventListener("submit", async event => {
      event.preventDefault();
      const wanted = Object.entries(typed()).filter(([name, value]) => value.trim() !== drawn[name]);
      const listed = wanted.map(([name, value]) => [name, name === "responsible" ? value.split(",").map(one => one.trim()).filter(Boolean) : value.trim()]);
      const ok = await save(anchor, { path: edit.path, blob: drafts.get(anchor)?.blob ?? edit.blob, task: task.id, values: Object.fromEntries(listed) });
      if (!ok) return;
      drafts.delete(anchor);
      const there = controlled(`${anchor}/change`);
      if (there) { there.parentElement.open = false; there.focus(); }
    });
    return made;
  }

  async function parties() {
    if (document.getElementById("mopslive-parties")) return;
    const rows = await (await fetch("/-/parties")).json();
    document.body.append(make("datalist", { id: "mopslive-parties" }, ...rows.map(([id, name]) => make("option", { value: id }, name))));
  }

  // What stood there before each tick from here: whoever takes it back finds it as it was, its day and all.
  const stood = new Map();

  // What a file was before each save from here leads to what it is since: whoever saved has seen that, too.
  const newer = new Map();
  let saving = Promise.resolve();

  function save(key, wish) {
    const saved = saving.then(() => send(key, wish));
    saving = saved.catch(() => {});
    return saved;
  }

  function since(blob) {
    while (newer.has(blob)) blob = newer.get(blob);
    return blob;
  }

  async function send(key, wish) {
    const blob = since(wish.blob);
    const answer = await fetch("/-/edit", {
      method: "POST",
      headers: { "content-type": "application/json", "x-mopsdocs-token": edit.token },
      body: JSON.stringify({ ...wish, blob }),
    }).catch(() => null);
    const told = answer && (answer.headers.get("content-type") ?? "").includes("json") ? await answer.json() : {};
    const ok = Boolean(answer?.ok);
    const text = ok ? say("Saved.") : told.why ?? say("The preview does not answer: nothing was changed.");
    said.set(key, ok ? "" : text);
    answer ? unanswered.delete(key) : unanswered.add(key);
    report(ok ? `${text} ${wish.task}` : text, ok ? 4000 : 12000);
    if (ok) {
      saves += 1;
      newer.delete(told.blob);
      if (blob && blob !== told.blob) newer.set(blob, told.blob);
      look();
    }
    if (answer?.status === 409) {
      if (drafts.has(key)) drafts.get(key).blob = undefined;
      await look();
    }
    if (!ok) arm();
    return ok ? told : null;
  }

  // What came of a save is read out, and stands in nobody's way for long; why it failed stays beside the task.
  let reported = 0;

  function report(text, milliseconds) {
    clearTimeout(reported);
    tell("saved", "");
    tell("saved", text);
    reported = setTimeout(tell, milliseconds, "saved", "");
  }

  if (!waiting) look();
})();
