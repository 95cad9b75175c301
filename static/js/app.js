// The shell: navigation on narrow screens, menus, dialogs, keyboard shortcuts, messages.
// The addresses work without any of it.
const one = (selector, root = document) => root.querySelector(selector);
const every = (selector, root = document) => [...root.querySelectorAll(selector)];

/* --- navigation on narrow screens --- */
function setNavigation(open) {
  document.documentElement.classList.toggle("nav-open", open);
  every("[data-nav-toggle]").forEach((button) => button.setAttribute("aria-expanded", String(open)));
  if (open) one("#sidebar a")?.focus();
}

/* --- dialogs: a link to #id opens the dialog of that id; without script the link leads to the page's own form --- */
function openDialog(id) {
  const dialog = document.getElementById(id);
  if (!dialog?.showModal) return false;
  if (!dialog.open) dialog.showModal();
  return true;
}

function closeMenus(except) {
  every("details[data-menu][open]").forEach((menu) => {
    if (menu !== except) menu.open = false;
  });
}

document.addEventListener("click", (event) => {
  const target = event.target;
  if (target.closest("[data-nav-toggle]")) {
    event.preventDefault();
    setNavigation(!document.documentElement.classList.contains("nav-open"));
    return;
  }
  if (document.documentElement.classList.contains("nav-open") && !target.closest("#sidebar")) setNavigation(false);

  closeMenus(target.closest("details[data-menu]"));

  const opener = target.closest("[data-dialog]");
  if (opener && openDialog(opener.dataset.dialog)) event.preventDefault();

  if (target.closest("[data-dialog-close]")) target.closest("dialog")?.close();
  if (target instanceof HTMLDialogElement) target.close();
  if (target.closest("[data-dismiss]")) target.closest(".notice")?.remove();
  if (target.closest("[data-print]")) window.print();
});

/* --- keyboard --- */
const isTyping = (element) => Boolean(element.closest?.("input, textarea, select, [contenteditable]"));

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    setNavigation(false);
    closeMenus(null);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (event.key === "/") {
    const search = one("#search");
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
  }
  if (event.key === "?") openDialog("shortcuts");
});

/* --- forms: a filter applies at once; a form is sent once --- */
document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-auto-submit]");
  if (form && event.target.matches("select, [type=checkbox], [type=radio]")) form.requestSubmit();
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "get" || !form.matches("[data-auto-submit]")) return;
  // Empty fields stay out of the address.
  every("input, select", form).forEach((field) => {
    if (!field.value) field.disabled = true;
  });
});

addEventListener("pageshow", () => {
  every("form[data-auto-submit] :disabled").forEach((field) => {
    field.disabled = false;
  });
});

/* --- messages after a partial update --- */
function toast(message) {
  const area = one("#live-errors");
  const template = one("#toast-template");
  if (!area || !template) return;
  const notice = template.content.firstElementChild.cloneNode(true);
  one("[data-text]", notice).textContent = message;
  area.append(notice);
}

document.addEventListener("htmx:sendError", () => toast("Không kết nối được máy chủ. Nội dung vẫn còn trên trang; hãy thử lại."));
document.addEventListener("htmx:timeout", () => toast("Máy chủ trả lời quá lâu. Hãy thử lại."));
document.addEventListener("htmx:beforeSwap", (event) => {
  // An answer of ours to a refused action is a fragment meant to be shown, whatever its status.
  const retargeted = event.detail.xhr.getResponseHeader("HX-Retarget");
  if (event.detail.xhr.status >= 400 && retargeted) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  } else if (event.detail.xhr.status >= 500) {
    toast("Máy chủ gặp lỗi nên việc vừa rồi chưa được ghi. Hãy thử lại.");
  }
});
