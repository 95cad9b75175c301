// The split editor. The page works without any of it: rows are links, forms are sent and come back.
import { editor, every, isReadonly, isTyping, one, openForm, openId } from "./dom.js";
import { listen as listenToDrags } from "./dragging.js";
import { listen as listenToOutline, open, shown } from "./outline.js";
import { act, flush, hasUnsaved } from "./saving.js";

/* --- panes on narrow screens -------------------------------------------------------------------------------- */

function show(name) {
  editor.dataset.view = name;
  every("[data-show]").forEach((tab) => {
    const chosen = tab.dataset.show === name;
    tab.setAttribute("aria-selected", String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    if (chosen && document.activeElement?.matches("[data-show]")) tab.focus();
  });
}

editor.addEventListener("click", (event) => {
  const tab = event.target.closest("[data-show]");
  if (tab) show(tab.dataset.show);
});
editor.addEventListener("keydown", (event) => {
  if (!event.target.matches("[data-show]") || !/Arrow(Left|Right)/.test(event.key)) return;
  show(editor.dataset.view === "outline" ? "paper" : "outline");
});

/* --- undo, redo ---------------------------------------------------------------------------------------------- */

async function step(name) {
  if (isReadonly) return;
  one("#editor-toast").replaceChildren();
  await act(editor.dataset[name]);
}

editor.addEventListener("click", (event) => {
  const button = event.target.closest("[data-undo-button], [data-redo-button]");
  if (!button) return;
  event.preventDefault();
  step(button.hasAttribute("data-undo-button") ? "undo" : "redo");
});
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || isTyping(event.target)) return;
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return;
  event.preventDefault();
  step(key === "y" || event.shiftKey ? "redo" : "undo");
});

/* --- buttons that act on the open item, and the menu that adds -------------------------------------------- */

editor.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-op]");
  if (!button) return;
  event.preventDefault();
  button.closest("details[data-menu]")?.removeAttribute("open");
  const before = openId();
  await act(button.getAttribute("formaction"));
  if (openId() !== before) shown();
});
editor.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-add-root]");
  if (!form) return;
  event.preventDefault();
  form.closest("details").open = false;
  const last = every("#tree > .branch > .node").filter((node) => !node.matches(".is-annex")).at(-1);
  const style = event.submitter.value;
  await act(form.action, { style, after: style === "annex" ? "" : (last?.dataset.id ?? "") });
  shown();
});

/* --- the check ------------------------------------------------------------------------------------------------ */

editor.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-check]");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  await flush();
  await htmx.ajax("GET", link.dataset.check, { target: "#problems-body", swap: "innerHTML" });
  one("#problems").showModal();
});

editor.addEventListener("click", (event) => {
  const link = event.target.closest("[data-open]");
  if (!link) return;
  event.preventDefault();
  show("outline");
  open(link.dataset.open);
});

/* --- leaving with unsaved words ------------------------------------------------------------------------------- */

addEventListener("beforeunload", (event) => {
  if (hasUnsaved(openForm())) event.preventDefault();
});

listenToOutline();
listenToDrags();
if (openForm()) shown({ focus: false });
