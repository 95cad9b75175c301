// The review of an imported file: evidence lit up beside what was read, keys for the doubts. Everything works without it.
const one = (selector, root = document) => root.querySelector(selector);
const every = (selector, root = document) => [...root.querySelectorAll(selector)];

const review = one("[data-review]");
const source = one("#source");
const entries = every("[data-entry]");
const isTyping = (element) => Boolean(element.closest?.("input, textarea, select, [contenteditable]"));

/* --- evidence --- */
function overlaps(part, first, last) {
  return Number(part.dataset.first) <= last && Number(part.dataset.last) >= first;
}

/** The words inside a part as a range to be lit up, where they stand there letter for letter. */
function rangeOf(part, words) {
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    return range;
  }
  return null;
}

function light(holder, { scroll = true } = {}) {
  every(".is-evidence", source).forEach((part) => part.classList.remove("is-evidence"));
  const first = Number(holder?.dataset.first), last = Number(holder?.dataset.last);
  if (!first) return;
  const parts = every("[data-first]", source).filter((part) => overlaps(part, first, last));
  const inner = parts.filter((part) => !parts.some((other) => other !== part && part.contains(other)));
  inner.forEach((part) => part.classList.add("is-evidence"));
  if (window.Highlight && CSS.highlights) {
    const words = holder.dataset.words;
    const ranges = words ? inner.map((part) => rangeOf(part, words)).filter(Boolean) : [];
    CSS.highlights.set("evidence", new Highlight(...ranges));
  }
  if (scroll && inner[0]) show(inner[0]);
}

/** Scrolls the source pane alone: the page itself stays. */
function show(part) {
  const box = source.getBoundingClientRect(), place = part.getBoundingClientRect();
  if (place.top >= box.top && place.bottom <= box.bottom) return;
  source.scrollTop += place.top - box.top - box.height / 3;
}

document.addEventListener("focusin", (event) => {
  const holder = event.target.closest?.(".fact[data-first], [data-entry][data-first]");
  if (holder) light(holder);
});

review?.addEventListener("click", (event) => {
  const link = event.target.closest(".source-link");
  if (link) {
    event.preventDefault();
    setView("source");
    light(link.closest("[data-first]"));
    return;
  }
  const holder = event.target.closest(".fact[data-first]") ?? event.target.closest("[data-entry][data-first]");
  if (holder && !event.target.closest("a, button, summary, input, textarea, select")) {
    holder.closest("[data-entry]").focus({ preventScroll: true });
    light(holder);
  }
});

/* --- keys --- */
const current = () =>
  document.activeElement?.closest("[data-entry]") ?? document.getElementById(location.hash.slice(1))?.closest("[data-entry]");

function go(list, step) {
  if (!list.length) return;
  const here = current();
  const all = entries;
  const at = here ? all.indexOf(here) : -1;
  const next = step > 0 ? list.find((each) => all.indexOf(each) > at) ?? list[0]
    : [...list].reverse().find((each) => all.indexOf(each) < at) ?? list.at(-1);
  next.focus();
  next.scrollIntoView({ block: "center" });
}

const asked = () => entries.filter((each) => each.classList.contains("is-asked"));
const KEYS = {
  n: () => go(asked(), 1),
  p: () => go(asked(), -1),
  j: () => go(entries, 1),
  k: () => go(entries, -1),
  y: () => one("[data-settle]", current() ?? document.createElement("i"))?.click(),
};

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("[data-entry-form]");
  if (event.key === "Escape" && !one("dialog[open]")) return one("[data-cancel]")?.click();
  if (form && event.key === "Enter" && event.ctrlKey) {
    event.preventDefault();
    return form.requestSubmit();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "Enter" && event.target.matches?.("[data-entry]")) {
    event.preventDefault();
    one("[data-edit]", event.target)?.click();
    return;
  }
  const act = KEYS[event.key.toLowerCase()];
  if (act && !one("dialog[open]")) {
    event.preventDefault();
    act();
  }
});

/* --- two panes in one on narrow screens --- */
function setView(name) {
  review.dataset.view = name;
  every("[data-show]").forEach((tab) => {
    const isOn = tab.dataset.show === name;
    tab.setAttribute("aria-selected", String(isOn));
    tab.tabIndex = isOn ? 0 : -1;
  });
}

document.addEventListener("click", (event) => {
  const tab = event.target.closest("[data-show]");
  if (tab) setView(tab.dataset.show);
});

/* --- where the page opens --- */
const opened = one("[data-entry-form]");
if (opened) {
  // The browser still moves the focus to the address's #place, after this.
  history.replaceState(null, "", location.pathname + location.search);
  one("input:not([type=hidden]), textarea, select", opened)?.focus({ preventScroll: true });
  opened.scrollIntoView({ block: "center" });
  light(opened.closest("[data-entry]"));
} else if (location.hash.startsWith("#e-")) {
  document.getElementById(location.hash.slice(1))?.focus({ preventScroll: true });
}
