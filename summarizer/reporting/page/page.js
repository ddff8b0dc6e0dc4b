// The page's script: finding places and items, filtering, opening reports. It works by delegation
// on the document, so that results may be put in at any time. It fetches nothing and stores no
// text: only the choice of colours and of keys.
"use strict";
(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const numbers = (text) => (text || "").split(" ").filter(Boolean);
  const visible = (element) => element.offsetParent !== null;
  const say = (text) => { const live = byId("live"); if (live) live.textContent = text; };
  root.dataset.js = "";

  const stored = (key, value) => {
    try {
      if (value === undefined) return localStorage.getItem(key);
      localStorage.setItem(key, value);
    } catch { /* a page from a file may not be allowed to store */ }
    return null;
  };

  // ---- dark and light
  const dark = () => (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const nameTheme = () => { const button = byId("theme"); if (button) button.textContent = dark() ? "Light" : "Dark"; };
  const wanted = stored("summary-theme");
  if (wanted === "dark" || wanted === "light") root.dataset.theme = wanted;
  const turnTheme = () => {
    root.dataset.theme = dark() ? "light" : "dark";
    stored("summary-theme", root.dataset.theme);
    nameTheme();
  };

  // ---- the trail: from where one came, to the places, and back
  const trail = { from: null, targets: [], at: 0, told: () => "" };
  const show = (element) => {
    if (!element.hasAttribute("tabindex") && !element.matches("a[href], button")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "center", inline: "nearest" });
  };
  const clearMarks = () => all(".on, .now, .from").forEach((e) => e.classList.remove("on", "now", "from"));
  const closeTrail = (back) => {
    const { from } = trail;
    clearMarks();
    trail.from = null;
    trail.targets = [];
    const bar = byId("trail");
    if (bar) bar.hidden = true;
    if (back && from && from.isConnected) { show(from); say("Back"); }
  };
  const go = (at) => {
    const count = trail.targets.length;
    if (!count) return;
    trail.at = (at + count) % count;
    all(".now").forEach((e) => e.classList.remove("now"));
    const target = trail.targets[trail.at];
    target.forEach((e) => e.classList.add("now"));
    show(target[0]);
    const text = trail.told(target, trail.at, count);
    const bar = byId("trail");
    if (bar) {
      byId("trail-text").textContent = text;
      for (const id of ["trail-before", "trail-next"]) byId(id).hidden = count < 2;
      bar.hidden = false;
    }
    say(text);
  };
  const follow = (from, targets, told) => {
    if (!targets.length) { say("It has no place in the report"); return; }
    clearMarks();
    Object.assign(trail, { from, targets, told });
    targets.flat().forEach((e) => e.classList.add("on"));
    (from.closest("[data-item], .text .m, .text .s") || from).classList.add("from");
    go(0);
  };
  const after = (a, b) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);

  const toPlaces = (from) => {
    const view = from.closest(".view");
    const targets = numbers(from.dataset.at)
      .map((number) => all(`.text [data-in~="${CSS.escape(number)}"]`, view))
      .filter((pieces) => pieces.length)
      .sort((a, b) => after(a[0], b[0]));
    follow(from, targets, (target, at, count) => {
      const sentence = target[0].closest(".s");
      const place = sentence ? `Sentence ${sentence.dataset.n}` : "In the report";
      return count > 1 ? `${place}, place ${at + 1} of ${count}` : place;
    });
  };
  const toItems = (from) => {
    const view = from.closest(".view");
    const sentence = from.closest(".s");
    const marked = from.closest(".m[data-by]");
    const holder = marked || sentence;
    const targets = numbers(holder && holder.dataset.by)
      .map((number) => view.querySelector(`[data-item="${CSS.escape(number)}"]`))
      .filter(Boolean).map((item) => [item]);
    if (!targets.length) return;
    if (targets.some(([item]) => !visible(item))) resetFilter();
    const place = sentence ? `sentence ${sentence.dataset.n}` : "this place";
    const what = marked ? `“${marked.textContent.trim().slice(0, 40)}” in ${place}` : place;
    follow(holder, targets, (_, at, count) =>
      count > 1 ? `Item ${at + 1} of ${count} that rest on ${what}` : `The item that rests on ${what}`);
  };

  // ---- reports: the first is in the page, the others are unpacked when they are opened
  const opened = new Map();
  let current = 0, index = [];
  const unpacked = async (id) => {
    const bytes = Uint8Array.from(atob(byId(id).textContent.trim()), (c) => c.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return JSON.parse(await new Response(stream).text());
  };
  const open = async (number, focus = true) => {
    const main = byId("main");
    if (!main || !index[number]) return;
    closeTrail(false);
    if (!opened.size) opened.set(0, main.firstElementChild);
    if (!opened.has(number)) {
      const box = document.createElement("template");
      box.innerHTML = await unpacked(`report-${number}`);
      opened.set(number, box.content.firstElementChild);
    }
    current = number;
    main.replaceChildren(opened.get(number));
    all("[data-open]").forEach((b) => b.removeAttribute("aria-current"));
    const entry = document.querySelector(`[data-open="${number}"]`);
    if (entry) { entry.setAttribute("aria-current", "true"); entry.scrollIntoView({ block: "nearest" }); }
    filterItems();
    const heading = main.querySelector("h2");
    all(".pane", main).forEach((pane) => { pane.scrollTop = 0; });
    if (focus && heading) show(heading);
    try { history.replaceState(null, "", `#report=${number + 1}`); } catch { /* not from a file */ }
    say(`${heading ? heading.textContent.trim() : "Report"}, opened`);
  };

  // ---- the filter: over the items of every report
  const value = (id) => (byId(id) ? byId(id).value.trim().toLowerCase() : "");
  const query = () => ({
    text: value("f-text"), kind: byId("f-kind") ? byId("f-kind").value : "", who: value("f-who"),
    flagged: Boolean(byId("f-flagged") && byId("f-flagged").checked),
  });
  const fits = ([kind, severity, names, text], report, q) =>
    (!q.kind || kind === q.kind) && (!q.flagged || severity !== "ok") && (!q.who || names.includes(q.who))
    && (!q.text || text.includes(q.text) || report.t.includes(q.text));
  const fitting = (report, q) => report.i.filter((item) => fits(item, report, q)).length;
  const filterItems = () => {
    const report = index[current];
    const main = byId("main");
    if (!report || !main) return;
    const q = query();
    all("[data-item]", main).forEach((item) => { item.hidden = !fits(report.i[item.dataset.item], report, q); });
    all(".kind", main).forEach((kind) => { kind.hidden = !kind.querySelector("[data-item]:not([hidden])"); });
  };
  const filter = () => {
    const q = query();
    const asked = q.text || q.kind || q.who || q.flagged;
    const counts = index.map((report) => fitting(report, q));
    all("#reports > li").forEach((entry) => {
      const report = index[entry.dataset.report];
      const plain = !q.kind && !q.who && (!q.flagged || report.s !== "done") && (!q.text || report.t.includes(q.text));
      entry.hidden = Boolean(asked) && !counts[entry.dataset.report] && !plain;
    });
    filterItems();
    const items = counts.reduce((a, b) => a + b, 0);
    const shown = all("#reports > li:not([hidden])").length;
    const told = index.length > 1 ? `${items} items in ${shown} of ${index.length} reports` : `${items} of ${index[0] ? index[0].i.length : 0} items`;
    if (byId("f-count")) byId("f-count").textContent = asked ? told : "";
  };
  const resetFilter = () => { const form = byId("filter"); if (form) { form.reset(); filter(); order(); } };
  const order = () => {
    const list = byId("reports");
    if (!list || !byId("f-order")) return;
    const wrong = byId("f-order").value === "wrong";
    const key = (entry) => Number(entry.dataset.report);
    list.append(...[...list.children].sort((a, b) => (wrong ? index[key(b)].w - index[key(a)].w : 0) || key(a) - key(b)));
  };

  // ---- keys
  const single = () => !byId("single") || byId("single").checked;
  const groups = [".reports [data-open]", ".text a.n", "[data-item]"];
  const groupOf = (element) => {
    if (element.closest(".reports")) return groups[0];
    return element.closest(".text") ? groups[1] : groups[2];
  };
  const step = (by) => {
    const active = document.activeElement || document.body;
    const list = all(groupOf(active)).filter(visible);
    const here = list.findIndex((e) => e === active || e.contains(active)
      || (active.closest(".text") && active.closest(".s") && active.closest(".s").contains(e)));
    const next = list[here < 0 ? (by > 0 ? 0 : list.length - 1) : Math.min(Math.max(here + by, 0), list.length - 1)];
    if (next) { closeTrail(false); show(next); }
  };
  const stepReport = (by) => {
    const list = all("#reports > li:not([hidden])").map((e) => Number(e.dataset.report));
    const next = list[list.indexOf(current) + by];
    if (next !== undefined) open(next);
  };
  const onItem = () => document.activeElement && document.activeElement.matches("[data-item], .text a.n, [data-open], .text .now");
  const letters = {
    j: () => step(1), k: () => step(-1), n: () => go(trail.at + 1), p: () => go(trail.at - 1), t: turnTheme,
    "/": () => { openFilter(true); byId("f-text").focus(); byId("f-text").select(); },
    "?": () => byId("help").showModal(), "[": () => stepReport(-1), "]": () => stepReport(1),
    f: () => { byId("f-flagged").checked = !byId("f-flagged").checked; filter(); say(byId("f-count").textContent || "All items"); },
  };
  const openFilter = (yes) => {
    byId("filter").classList.toggle("open", yes);
    byId("filters").setAttribute("aria-expanded", String(yes));
  };
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest("dialog")) return;
    const typing = target.matches("input:not([type=checkbox]), select, textarea");
    let action = null;
    if (key === "Escape") action = typing ? () => target.blur() : trail.targets.length ? () => closeTrail(true) : null;
    else if (typing) return;
    else if (key === "Enter" && target.matches("[data-item]")) action = () => toPlaces(target);
    else if (key === "Enter" && target.closest(".text .now") && !target.matches("a")) action = () => toItems(target);
    else if ((key === "ArrowDown" || key === "ArrowUp") && onItem()) action = () => step(key === "ArrowDown" ? 1 : -1);
    else if (single() && Object.hasOwn(letters, key) && byId("filter")) action = letters[key];
    if (action) { event.preventDefault(); action(); }
  });

  // ---- clicks
  const selecting = () => { const s = getSelection(); return s && !s.isCollapsed; };
  document.addEventListener("click", (event) => {
    const target = event.target.closest("*");
    const jump = target.closest("a[data-at]"), back = target.closest(".text a.n"), to = target.closest("a[data-to]");
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (jump) { event.preventDefault(); toPlaces(jump); }
    else if (back) { event.preventDefault(); toItems(back); }
    else if (to) {
      event.preventDefault();
      const item = to.closest(".view").querySelector(`[data-item="${CSS.escape(to.dataset.to)}"]`);
      if (item && !visible(item)) resetFilter();
      if (item) follow(to, [[item]], () => "The item");
    }
    else if (target.closest("[data-open]")) open(Number(target.closest("[data-open]").dataset.open));
    else if (target.closest("a, button, summary, input, select, label")) return;
    else if (selecting()) return;
    else if (target.closest(".text [data-by]")) toItems(target);
    else if (target.closest("[data-item]")) toPlaces(target.closest("[data-item]"));
  });
  document.addEventListener("mouseover", (event) => {
    all(".hint").forEach((e) => e.classList.remove("hint"));
    const from = event.target.closest("[data-at]");
    const view = from && from.closest(".view");
    if (view) numbers(from.dataset.at).forEach((n) => all(`.text [data-in~="${CSS.escape(n)}"]`, view).forEach((e) => e.classList.add("hint")));
  });
  const on = (id, type, action) => { const element = byId(id); if (element) element.addEventListener(type, action); };
  on("theme", "click", turnTheme);
  on("keys", "click", () => byId("help").showModal());
  on("filters", "click", () => openFilter(!byId("filter").classList.contains("open")));
  on("trail-back", "click", () => closeTrail(true));
  on("trail-next", "click", () => go(trail.at + 1));
  on("trail-before", "click", () => go(trail.at - 1));
  on("filter", "input", filter);
  on("filter", "change", order);
  on("filter", "submit", (event) => event.preventDefault());
  on("filter", "reset", () => setTimeout(() => { filter(); order(); }));
  on("single", "change", () => stored("summary-keys", byId("single").checked ? "on" : "off"));
  if (byId("single") && stored("summary-keys") === "off") byId("single").checked = false;

  // ---- on paper every detail is open
  let closed = [];
  addEventListener("beforeprint", () => { closed = all("details:not([open])"); closed.forEach((d) => { d.open = true; }); });
  addEventListener("afterprint", () => closed.forEach((d) => { d.open = false; }));

  nameTheme();
  if (byId("index")) {
    unpacked("index").then((found) => {
      index = found;
      const asked = /^#report=(\d+)$/.exec(location.hash);
      root.dataset.ready = "";
      if (asked && Number(asked[1]) > 1) open(Number(asked[1]) - 1, false);
    }).catch(() => say("This browser cannot unpack the page's data: use a newer one."));
  }
})();
