// Sort and search tables, search texts, open what a link leads to, show mentions in their lines. Without it the page shows everything, plainly.
"use strict";
(() => {
  const ROWS = 15; // rows of a long table until all are asked for
  const LINE = 70; // characters to either side of a mention
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/ł/g, "l").replace(/ё/g, "е").replace(/[’ʼ`]/g, "'");
  const count = (number) => number.toLocaleString("en");

  // A table: rows filtered by a search, in an order, cut to the first few.
  const tables = new Map();
  function table(element) {
    const body = element.tBodies[0];
    const rows = all(":scope > tr", body);
    const words = new Map();
    const output = document.querySelector(`output[for="q-${element.id}"]`);
    const long = element.classList.contains("entries");
    let open = rows.length <= ROWS + 5;
    let query = "";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "all";
    button.addEventListener("click", () => { open = true; show(); });
    if (long && !open) element.parentElement.after(button);

    function has(row) {
      if (!words.has(row)) words.set(row, fold(all(".q", row).map((part) => part.textContent).join("\n")));
      return query.split(/\s+/).every((word) => words.get(row).includes(word));
    }
    function show() {
      let shown = 0;
      let found = 0;
      for (const row of all(":scope > tr", body)) {
        const fits = !query || has(row);
        row.hidden = !fits;
        found += fits;
        const more = long && !open && !query && fits && shown >= ROWS;
        row.classList.toggle("more", more);
        shown += fits && !more;
      }
      if (output) output.textContent = query ? `${count(found)} of ${count(rows.length)}` : `${count(rows.length)}`;
      button.hidden = open || Boolean(query);
      button.textContent = `Show all ${count(rows.length)}`;
    }
    function sort(header) {
      const headers = all("thead th", element);
      const column = headers.indexOf(header);
      const numeric = header.querySelector(".sort").dataset.kind === "number";
      const before = header.getAttribute("aria-sort");
      const down = before === "none" ? numeric : before === "ascending";
      for (const other of headers) if (other.hasAttribute("aria-sort")) other.setAttribute("aria-sort", "none");
      header.setAttribute("aria-sort", down ? "descending" : "ascending");
      const key = (row) => {
        const cell = row.cells[column];
        if (numeric) return Number(cell.dataset.v);
        return (cell.querySelector(".who") || cell).textContent.trim();
      };
      const compare = numeric ? (a, b) => a - b : new Intl.Collator(undefined, { numeric: true }).compare;
      const keyed = all(":scope > tr", body).map((row) => [key(row), row]);
      keyed.sort((a, b) => (down ? compare(b[0], a[0]) : compare(a[0], b[0])));
      body.append(...keyed.map((pair) => pair[1]));
      show();
    }
    for (const sorter of all(".sort", element)) sorter.addEventListener("click", () => sort(sorter.closest("th")));
    const api = {
      search(text) { query = fold(text.trim()); show(); },
      reveal(row) {
        if (row.hidden) { const box = document.getElementById(`q-${element.id}`); box.value = ""; query = ""; }
        if (row.classList.contains("more")) open = true;
        show();
      },
    };
    tables.set(element, api);
    show();
    return api;
  }
  all("table.sortable").forEach(table);
  for (const input of all("input[data-table]")) {
    input.addEventListener("input", () => tables.get(document.getElementById(input.dataset.table)).search(input.value));
  }

  // The texts.
  const reports = all(".report");
  const texts = new Map();
  const box = document.getElementById("q-reports");
  const told = document.querySelector('output[for="q-reports"]');
  function filter() {
    const query = fold(box.value.trim()).split(/\s+/).join(" ");
    let found = 0;
    for (const report of reports) {
      if (query && !texts.has(report)) texts.set(report, fold(report.textContent).replace(/\s+/g, " "));
      report.hidden = Boolean(query) && !texts.get(report).includes(query);
      found += !report.hidden;
    }
    told.textContent = query ? `${count(found)} of ${count(reports.length)}` : `${count(reports.length)}`;
  }
  let waiting = 0;
  box.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, reports.length > 200 ? 200 : 0); });
  filter();
  const opener = document.getElementById("open-all");
  opener.addEventListener("click", () => {
    const open = opener.textContent === "Open all";
    for (const report of reports) if (!report.hidden) report.open = open;
    opener.textContent = open ? "Close all" : "Open all";
  });
  for (const button of all(".kind")) {
    button.disabled = false;
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      button.setAttribute("aria-pressed", String(on));
      document.body.classList.toggle(`off-${button.dataset.kind.split(".").pop()}`, !on);
    });
  }

  // What a link leads to may be inside something closed, filtered or cut.
  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const row = target.closest("tr");
    const holder = row && tables.get(row.closest("table"));
    if (holder) holder.reveal(row);
    const report = target.closest(".report");
    if (report && report.hidden) { box.value = ""; filter(); }
    for (let up = target; up; up = up.parentElement) if (up instanceof HTMLDetailsElement) up.open = true;
    if (row && holder) { const inner = row.querySelector("details"); if (inner) inner.open = true; }
    target.scrollIntoView({ block: target.matches(".m") ? "center" : "start" });
    const focus = target.matches("a, [tabindex]") ? target : target.querySelector("summary, a");
    if (focus && !target.matches("section, main")) focus.focus({ preventScroll: true });
  }
  addEventListener("hashchange", reveal);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) setTimeout(reveal);
  });
  if (location.hash) reveal();

  // The mentions of an entry, each in its line.
  const last = (text) => (text.length > LINE ? `…${text.slice(-LINE).replace(/^\S*\s/, "")}` : text);
  const first = (text) => (text.length > LINE ? `${text.slice(0, LINE).replace(/\s\S*$/, "")}…` : text);
  function line(link) {
    const mention = document.getElementById(link.getAttribute("href").slice(1));
    const text = mention && mention.closest(".text");
    if (!text) return;
    const range = document.createRange();
    range.setStart(text, 0);
    range.setEndBefore(mention);
    const before = last(range.toString().split("\n").pop());
    range.setStartAfter(mention);
    range.setEnd(text, text.childNodes.length);
    const after = first(range.toString().split("\n")[0]);
    const middle = document.createElement("b");
    middle.textContent = mention.textContent;
    link.replaceChildren(before, middle, after);
  }
  for (const entry of all(".entries details")) {
    entry.addEventListener("toggle", () => {
      if (!entry.open || entry.dataset.lines) return;
      entry.dataset.lines = "1";
      for (const spots of all(".spots", entry)) { spots.classList.add("lines"); all(".spot", spots).forEach(line); }
    });
  }
  for (const tools of all(".tools")) tools.hidden = false;
})();
