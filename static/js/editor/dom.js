// Short ways to the page, shared by the editor's modules.
export const one = (selector, root = document) => root.querySelector(selector);
export const every = (selector, root = document) => [...root.querySelectorAll(selector)];

export const editor = one("[data-editor]");
export const isReadonly = editor?.hasAttribute("data-readonly") ?? true;

export function announce(sentence) {
  const live = one("#live");
  if (live && sentence) live.textContent = sentence;
}

export const isTyping = (element) => Boolean(element.closest?.("input, textarea, select, [contenteditable]"));

/** The address of an item: "" for its form, "luu/", "chuyen/" … for what is done to it. */
export const itemUrl = (id, action = "") => editor.dataset.item.replace("/0/", `/${id}/`) + action;

export const nodeOf = (element) => element?.closest(".node");
export const summaryOf = (node) => one(":scope > .row > .sum", node);
export const openForm = () => one(".slot > .item-form[data-form]", editor);
export const openId = () => openForm()?.dataset.form ?? "";
