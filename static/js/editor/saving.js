// Autosave and the pieces that come back: the field in use is never touched, an open form survives a new tree.
import { announce, every, isReadonly, one, openForm, openId } from "./dom.js";
import { prepare } from "./fields.js";
import { highlight } from "./paper.js";

const BUSY = "Đang lưu…";
let lastSaved = "Đã lưu";

const stamp = (words, tone = "") => {
  const saved = one("#saved");
  if (!saved) return;
  const said = one("[data-saved]", saved);
  if (said.textContent.startsWith("Đã lưu")) lastSaved = said.textContent;
  said.textContent = words;
  saved.className = `saved ${tone}`;
};

const ownForm = (element) => element?.closest?.(".item-form");
const limitOf = (field) => Number(field.dataset.limit || Infinity);

// What a lost save is compared by leaves these out.
const CONTROL = new Set(["csrfmiddlewaretoken", "version", "base", "pending"]);

/** Words in the form that no save has taken: refused, lost, or waiting for a choice. */
export const hasUnsaved = (form) =>
  Boolean(form?.dataset.dirty) || Boolean(one("[aria-invalid=true], .conflict, [name=pending]", form ?? document.createElement("p")));

/* --- before sending ---------------------------------------------------------------------------------------- */

document.addEventListener("input", (event) => {
  const form = ownForm(event.target);
  if (form) form.dataset.dirty = "1";
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.detail.elt;
  if (!form.matches?.(".item-form")) return;
  // While the two versions stand side by side, only a choice is sent: it takes along what is typed by then.
  if (one(".conflict", form) && event.detail.requestConfig.triggeringEvent?.type !== "submit") {
    event.preventDefault();
    return;
  }
  const long = every("[data-limit]", form).filter((field) => field.value.length > limitOf(field));
  long.forEach(refuseLength);
  if (long.length) {
    event.preventDefault();
    stamp("Có ô quá dài, chưa lưu", "is-late");
    return;
  }
  delete form.dataset.dirty;
  form.dataset.sent = new URLSearchParams([...new FormData(form)].filter(([name]) => !CONTROL.has(name))).toString();
  stamp(BUSY, "is-busy");
});

/** Too long to be worth sending: the text stays, the sentence stands at the field. */
function refuseLength(field) {
  const note = one(`[data-for="${field.name}"]`, field.closest(".field"));
  if (!note) return;
  const count = (number) => number.toLocaleString("vi-VN");
  const sentence = document.createElement("span");
  sentence.className = "field-error";
  sentence.textContent =
    `Nội dung dài ${count(field.value.length)} ký tự, quá ${count(limitOf(field))} ký tự cho một ô nên chưa được lưu; ` +
    "hãy tách thành nhiều mục hoặc đưa vào phụ lục.";
  note.replaceChildren(sentence);
  field.setAttribute("aria-invalid", "true");
}

const isSending = (form) => form.classList.contains("htmx-request");
const cannotSend = (form) => Boolean(one(".conflict", form)) || every("[data-limit]", form).some((field) => field.value.length > limitOf(field));

/** Resolves once what was typed in the open form has been sent and answered, also what is on its way already. */
export async function flush() {
  const form = openForm();
  if (!form || isReadonly) return;
  for (let round = 0; round < 4 && !cannotSend(form) && (form.dataset.dirty || isSending(form)); round += 1) {
    const answered = new Promise((done) => {
      form.addEventListener("htmx:afterRequest", done, { once: true });
      setTimeout(done, 8000);
    });
    if (!isSending(form)) htmx.trigger(form, "change");
    await answered;
    await new Promise((next) => setTimeout(next));
  }
}

/** Something done to the outline: what is typed goes first, then the request, with what is open in the page. */
export async function act(url, values = {}) {
  await flush();
  const version = one(`#version-${CSS.escape(openId() || "0")}`)?.value ?? "";
  const context = { source: document.body, swap: "none", values: { open: openId(), open_version: version, ...values } };
  return htmx.ajax("POST", url, context);
}

/* --- what comes back ---------------------------------------------------------------------------------------- */

// A refusal carries pieces for the form, whatever its status.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, requestConfig } = event.detail;
  if (!requestConfig?.elt?.matches?.(".item-form") || ![403, 404, 412, 422].includes(xhr.status)) return;
  event.detail.shouldSwap = true;
  event.detail.isError = false;
  if (xhr.getResponseHeader("HX-Retarget")) return;
  if (xhr.status === 404 || xhr.status === 403) stamp("Chưa lưu được", "is-late");
  if (xhr.status === 412) stamp("Chờ bạn chọn bản", "is-late");
  if (xhr.status === 422) stamp("Có ô cần sửa", "is-late");
});

/** No answer came: the save may have arrived all the same. It is told to the server, and tried again. */
function lost(event) {
  const form = event.detail.elt;
  if (!form.matches?.(".item-form")) return;
  stamp("Mất kết nối, sẽ lưu lại", "is-late");
  const pending = Object.assign(document.createElement("input"), { type: "hidden", name: "pending", value: form.dataset.sent });
  form.append(pending);
  setTimeout(() => form.isConnected && htmx.trigger(form, "change"), 5000);
}

document.addEventListener("htmx:sendError", lost);
document.addEventListener("htmx:timeout", lost);
document.addEventListener("htmx:afterOnLoad", (event) => {
  every("[name=pending]", event.detail.elt).forEach((field) => field.remove());
});
document.addEventListener("htmx:afterRequest", (event) => {
  // Nothing had changed, so no new stamp came. (The class is no sign: htmx lends a new element the old one's at first.)
  if (one("[data-saved]")?.textContent === BUSY && event.detail.successful) stamp(lastSaved);
});

let kept = null;
const places = new Map();
const scrollers = { tree: "#tree-scroll", paper: "#desk" };

document.addEventListener("htmx:oobBeforeSwap", ({ detail: { target } }) => {
  const pane = scrollers[target.id] && one(scrollers[target.id]);
  if (pane) places.set(target.id, pane.scrollTop);
});
document.addEventListener("htmx:oobAfterSwap", ({ detail: { target } }) => {
  if (places.has(target?.id)) one(scrollers[target.id]).scrollTop = places.get(target.id);
});

document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target, fragment } = event.detail;
  if (target.id === "tree") {
    keepForm(target, fragment);
    parkTools(target);
    return;
  }
  const active = document.activeElement;
  const isField = active?.matches("input:not([type=hidden]), textarea, select");
  if (isField && target !== active && target.contains(active) && !target.matches(".slot, .form-alert")) {
    event.detail.shouldSwap = false;
  }
});

/** The form leaves the tree before the tree is replaced, unless the answer brings a fresh one. */
function keepForm(tree, fragment) {
  const form = one(".slot > .item-form", tree);
  kept = null;
  if (!form || fragment.querySelector(".item-form")) return;
  const active = form.contains(document.activeElement) ? document.activeElement : null;
  const caret = active?.matches("textarea, input[type=text], input:not([type])") ? [active.selectionStart, active.selectionEnd] : null;
  kept = { form, id: form.dataset.form, active, caret, focused: null };
  form.remove();
}

function parkTools(tree) {
  const tools = one("#row-tools", tree);
  if (tools) {
    tools.hidden = true;
    one("[data-editor]").append(tools);
  }
}

document.addEventListener("htmx:oobAfterSwap", (event) => {
  if (event.detail.target?.id !== "tree" || !kept) return;
  const { form, id, active, caret } = kept;
  kept = null;
  const slot = one(`#slot-${CSS.escape(id)}`);
  if (!slot || one(".item-form", slot)) return;
  slot.append(form);
  active?.focus({ preventScroll: true });
  if (caret) active.setSelectionRange(...caret);
});

/** Everything that follows an answer: marks of invalid fields, the open row, the paper's mark, the spoken sentence. */
export function settle() {
  every(".item-form").forEach((form) => {
    every("[aria-describedby]", form).forEach((field) => {
      const wrong = field.getAttribute("aria-describedby").split(" ").some((id) => one(`#${CSS.escape(id)} .field-error`));
      if (wrong) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    });
  });
  const id = openId();
  every(".sum[aria-expanded]").forEach((sum) => sum.removeAttribute("aria-expanded"));
  if (id) one(`#sum-${CSS.escape(id)}`)?.setAttribute("aria-expanded", "true");
  highlight();
}

document.addEventListener("editor:answered", (event) => {
  every(".slot > .item-form").forEach((form) => {
    if (!form.dataset.prepared) {
      prepare(form);
      form.dataset.prepared = "1";
    }
  });
  settle();
  announce(event.detail.say);
});
