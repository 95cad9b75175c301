// The outline: walking it by keyboard, opening an item, folding, searching, and what is done to a row.
import { announce, editor, every, isReadonly, isTyping, itemUrl, nodeOf, one, openForm, openId, summaryOf } from "./dom.js";
import { prepare } from "./fields.js";
import { highlight } from "./paper.js";
import { act, flush, hasUnsaved, settle } from "./saving.js";

const scroller = () => one("#tree-scroll");
const rows = () => every(".sum", scroller()).filter((sum) => sum.offsetParent !== null);

// Tab moves items only after arrows, Alt or a click have shown that somebody works in the outline;
// whoever just walks through the page with Tab passes by. Esc lets go.
let engaged = false;

/* --- opening and closing ------------------------------------------------------------------------------------ */

export async function open(id, { focus = true } = {}) {
  if (openId() === id) {
    focusText();
    return;
  }
  await flush();
  if (!close({ focus: false })) return;
  const node = one(`#n-${CSS.escape(id)}`);
  if (!node) return;
  unfold(node);
  await htmx.ajax("GET", node.dataset.frame ?? itemUrl(id), { target: `#slot-${id}`, swap: "innerHTML" });
  shown({ focus });
}

/** The form is in the page: prepare it, mark its row and its place on the paper. */
export function shown({ focus = true } = {}) {
  const form = openForm();
  every(".slot > .item-form").forEach((each) => {
    prepare(each);
    each.dataset.prepared = "1";
  });
  settle();
  highlight({ scroll: true });
  if (!form) return;
  const node = nodeOf(form);
  const room = scroller().getBoundingClientRect();
  const top = node.getBoundingClientRect().top;
  if (top < room.top || form.getBoundingClientRect().bottom > room.bottom) bring(node);
  const url = new URL(location.href);
  url.searchParams.set("open", form.dataset.form);
  url.hash = "";
  history.replaceState(history.state, "", url);
  if (focus) focusText();
}

/** The node to the top of what is seen: of its pane, or of the whole page on a narrow screen. */
function bring(node) {
  const pane = scroller();
  const isPane = getComputedStyle(pane).overflowY === "auto";
  if (isPane) pane.scrollTop += node.getBoundingClientRect().top - pane.getBoundingClientRect().top - 12;
  else scrollBy(0, node.getBoundingClientRect().top - 130);
}

function focusText() {
  if (matchMedia("(pointer: coarse)").matches) return;
  one("textarea, input:not([type=hidden])", openForm() ?? document.createElement("p"))?.focus({ preventScroll: true });
}

export function close({ focus = true } = {}) {
  const form = openForm();
  if (!form) return true;
  if (hasUnsaved(form) && !confirm("Có ô chưa lưu được. Đóng và bỏ chữ vừa gõ trong ô đó?")) return false;
  const node = nodeOf(form);
  form.closest(".slot").replaceChildren();
  settle();
  const url = new URL(location.href);
  url.searchParams.delete("open");
  history.replaceState(history.state, "", url);
  if (focus) summaryOf(node)?.focus();
  return true;
}

async function closeSaved() {
  await flush();
  close();
}

/* --- moving ------------------------------------------------------------------------------------------------- */

const siblings = (node) => every(":scope > .node", node.parentElement);

async function onRow(id, url, values) {
  await act(url, values);
  refocus(id);
}

/** Back to the row after the tree was replaced, unless a form took the focus. */
export function refocus(id) {
  if (openForm()?.contains(document.activeElement)) return;
  const sum = one(`#sum-${CSS.escape(id)}`);
  sum?.focus({ preventScroll: true });
  sum?.scrollIntoView({ block: "nearest" });
}

export function run(name, node) {
  const id = node.dataset.id;
  if (isReadonly || node.dataset.frame) return;
  const all = siblings(node);
  const at = all.indexOf(node);
  const parent = node.parentElement.dataset.parent;
  if (name === "up" || name === "down") {
    const position = at + (name === "up" ? -1 : 1);
    if (position < 0 || position >= all.length) {
      announce("Mục đã ở đầu hoặc cuối danh sách của nó.");
      return;
    }
    onRow(id, itemUrl(id, "chuyen/"), { parent, position });
  }
  if (name === "indent") onRow(id, itemUrl(id, "lui-vao/"), {});
  if (name === "outdent") onRow(id, itemUrl(id, "dua-ra/"), {});
  if (name === "add") addAfter(node, parent);
  if (name === "delete") onRow(neighbour(all, at), itemUrl(id, "xoa/"), {});
}

const neighbour = (all, at) => (all[at + 1] ?? all[at - 1] ?? all[at]).dataset.id;

function addAfter(node, parent) {
  const style = [...node.classList].find((name) => name.startsWith("is-") && name !== "is-task" && name !== "is-folded");
  act(editor.dataset.add, { after: node.dataset.id, parent, style: style.slice(3) }).then(() => shown());
}

/* --- folding, searching ------------------------------------------------------------------------------------- */

function unfold(node) {
  for (let at = node; at; at = nodeOf(at.parentElement)) setFolded(at, false);
}

const foldedIds = new Set();

function setFolded(node, folded) {
  const twist = one(":scope > .row > [data-twist]", node);
  if (!twist) return;
  if (folded) foldedIds.add(node.dataset.id);
  else foldedIds.delete(node.dataset.id);
  node.classList.toggle("is-folded", folded);
  twist.setAttribute("aria-expanded", String(!folded));
}

function foldAll(button) {
  const folded = button.getAttribute("aria-pressed") !== "true";
  button.setAttribute("aria-pressed", String(folded));
  one("[data-fold-label]", button).textContent = folded ? "Mở rộng" : "Thu gọn";
  const depth = folded ? "#tree > .branch > .node > .branch > .node, #tree > .branch > .node.is-annex" : "#tree .node";
  every(depth).forEach((node) => setFolded(node, folded));
}

const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();

function search(words, { quiet = false } = {}) {
  const wanted = fold(words.trim());
  const tree = one("#tree");
  tree.classList.toggle("is-searched", Boolean(wanted));
  every(".node", tree).forEach((node) => node.classList.remove("is-found", "is-above"));
  if (!wanted) return;
  let count = 0;
  every(".sum", tree).forEach((sum) => {
    if (!fold(sum.textContent).includes(wanted)) return;
    count += 1;
    nodeOf(sum).classList.add("is-found");
    for (let at = nodeOf(nodeOf(sum).parentElement); at; at = nodeOf(at.parentElement)) at.classList.add("is-above");
  });
  if (!quiet) announce(count ? `Tìm thấy ${count} mục.` : "Không có mục nào khớp.");
}

/* --- the row's own buttons: one set, which goes to the row in use ------------------------------------------ */

function lend(row) {
  const tools = one("#row-tools");
  if (!tools || !row || nodeOf(row).dataset.frame) return;
  if (tools.parentElement !== row) row.append(tools);
  tools.hidden = false;
}

/* --- events ------------------------------------------------------------------------------------------------- */

export function listen() {
  const tree = scroller();
  const roving = () => {
    const list = every(".sum", tree);
    const current = list.find((sum) => sum.tabIndex === 0 && sum.hasAttribute("tabindex")) ?? list[0];
    list.forEach((sum) => sum.setAttribute("tabindex", sum === current ? "0" : "-1"));
  };
  roving();
  document.addEventListener("editor:answered", () => {
    roving();
    // A new tree forgets what was folded and what was found.
    foldedIds.forEach((id) => {
      const node = one(`#n-${CSS.escape(id)}`);
      if (node) setFolded(node, true);
    });
    const find = one("[data-find]");
    if (find?.value) search(find.value, { quiet: true });
  });

  tree.addEventListener("click", (event) => {
    const sum = event.target.closest(".sum");
    const tool = event.target.closest("[data-tool]");
    const twist = event.target.closest("[data-twist]");
    if (sum && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      engaged = true;
      const id = nodeOf(sum).dataset.id;
      if (openId() === id) closeSaved();
      else open(id);
    }
    if (tool) run(tool.dataset.tool, nodeOf(tool));
    if (twist) setFolded(nodeOf(twist), !nodeOf(twist).classList.contains("is-folded"));
    if (event.target.closest("[data-close]")) {
      event.preventDefault();
      closeSaved();
    }
  });
  tree.addEventListener("pointerover", (event) => lend(event.target.closest(".row")));
  tree.addEventListener("focusin", (event) => {
    const sum = event.target.closest(".sum");
    if (!sum) return;
    every(".sum[tabindex='0']", tree).forEach((each) => each.setAttribute("tabindex", "-1"));
    sum.setAttribute("tabindex", "0");
    lend(sum.closest(".row"));
  });
  tree.addEventListener("focusout", (event) => {
    if (!tree.contains(event.relatedTarget) && event.relatedTarget) engaged = false;
  });
  tree.addEventListener("keydown", keys);
  one("[data-fold]")?.addEventListener("click", (event) => foldAll(event.currentTarget));
  one("[data-find]")?.addEventListener("input", (event) => search(event.target.value));
  one("[data-only-tasks]")?.addEventListener("change", (event) => one("#tree").classList.toggle("only-tasks", event.target.checked));
}

function keys(event) {
  if (event.key === "Enter" && event.ctrlKey && !isReadonly) {
    const node = nodeOf(event.target);
    if (node && !node.dataset.frame) {
      event.preventDefault();
      run("add", node);
    }
    return;
  }
  if (event.key === "Escape" && openForm()?.contains(event.target)) {
    event.preventDefault();
    closeSaved();
    return;
  }
  const sum = event.target.closest(".sum");
  if (!sum) return;
  const handled = event.altKey ? altKey(event.key, nodeOf(sum)) : plainKey(event, sum);
  if (handled) event.preventDefault();
}

function altKey(key, node) {
  const name = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "outdent", ArrowRight: "indent" }[key];
  if (!name) return false;
  engaged = true;
  run(name, node);
  return true;
}

function plainKey(event, sum) {
  const node = nodeOf(sum);
  const list = rows();
  const at = list.indexOf(sum);
  const go = (target) => {
    engaged = true;
    target?.focus();
    return true;
  };
  switch (event.key) {
    case "ArrowDown": return go(list[at + 1]);
    case "ArrowUp": return go(list[at - 1]);
    case "Home": return go(list[0]);
    case "End": return go(list.at(-1));
    case "ArrowLeft": setFolded(node, true); return true;
    case "ArrowRight": setFolded(node, false); return true;
    case " ": sum.click(); return true;
    case "Delete": if (!isTyping(sum)) run("delete", node); return true;
    case "Escape": engaged = false; announce("Phím Tab nay đi tiếp trong trang."); return true;
    case "Tab":
      if (!engaged || isReadonly || node.dataset.frame) return false;
      run(event.shiftKey ? "outdent" : "indent", node);
      return true;
    default: return false;
  }
}
