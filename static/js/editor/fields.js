// What fields do while they are filled in. The server checks everything again.
import { every, one } from "./dom.js";

const canGrow = !CSS.supports("field-sizing", "content");

export function prepare(form) {
  every("[data-grow]", form).forEach(grow);
  // A fragment's spare rows are for people without script, and would be sent with the form.
  every("noscript", form).forEach((spare) => spare.remove());
}

function grow(field) {
  if (!canGrow) return;
  field.setAttribute("rows", "1");
  const line = parseFloat(getComputedStyle(field).lineHeight) || 21;
  field.setAttribute("rows", String(Math.max(1, Math.round((field.scrollHeight - 14) / line))));
}

function drawChips(pick) {
  const box = one("[data-chips]", pick);
  const chips = every("input[name=coordinator]:checked", pick).map((input) =>
    Object.assign(document.createElement("span"), { className: "chip is-brand", textContent: input.dataset.label }),
  );
  box.replaceChildren(...chips, one(".pick-empty", box));
}

const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/gi, "d").toLowerCase();

export function filterPick(input) {
  const wanted = fold(input.value.trim());
  every(".check", input.closest(".pick-panel")).forEach((label) => {
    label.hidden = Boolean(wanted) && !fold(label.textContent).includes(wanted);
  });
}

const withDots = (text) => text.replace(/\D/g, "").replace(/\B(?=(\d{3})+$)/g, ".");

document.addEventListener("input", (event) => {
  const field = event.target;
  if (field.matches("[data-grow]")) grow(field);
  if (field.matches("[data-money]")) field.value = withDots(field.value);
  if (field.matches("[data-pick-filter]")) {
    event.stopPropagation();
    filterPick(field);
  }
  if (field.name === "coordinator") drawChips(field.closest("[data-pick]"));
}, true);

// Fields that only look for something, or wait for their own button, do not save.
for (const type of ["input", "change"]) {
  document.addEventListener(type, (event) => {
    if (event.target.matches?.("[data-pick-filter], [data-quiet]")) event.stopPropagation();
  }, true);
}

document.addEventListener("change", (event) => {
  const field = event.target;
  if (field.matches("[data-date-picker]") && field.value) {
    const words = one("[data-date]", field.parentElement);
    words.value = field.value.split("-").reverse().join("/");
  }
  if (field.name === "basis_document") cite(field);
}, true);

/** A chosen document brings its citation and date, where nothing was written yet. */
function cite(select) {
  const row = select.closest("[data-row]");
  const chosen = select.selectedOptions[0];
  const text = one("[name=basis_text]", row);
  const date = one("[name=basis_date]", row);
  const verb = one("[name=basis_role]", row).value === "carry_out" ? "Thực hiện" : "Căn cứ";
  if (!text.value && chosen.dataset.cite) text.value = `${verb} ${chosen.dataset.cite}`;
  if (!date.value && chosen.dataset.date) date.value = chosen.dataset.date;
}

document.addEventListener("click", (event) => {
  const target = event.target;
  const opener = target.closest("[data-date-open]");
  if (opener) one("[data-date-picker]", opener.parentElement).showPicker?.();
  if (target.closest("[data-row-add]")) addRow(target.closest("[data-row-add]"));
  if (target.closest("[data-row-remove]")) removeRow(target.closest("[data-row]"));
  if (target.closest("[data-row-up]")) raiseRow(target.closest("[data-row]"));
  every("details[data-pick][open]").forEach((pick) => {
    if (!pick.contains(target)) pick.open = false;
  });
});

document.addEventListener("toggle", (event) => {
  const pick = event.target;
  if (!pick.matches?.("[data-pick]") || !pick.open) return;
  const room = (one("#tree-scroll") ?? document.documentElement).getBoundingClientRect().bottom;
  pick.classList.toggle("is-up", room - pick.getBoundingClientRect().bottom < 290);
  one("[data-pick-filter]", pick)?.focus({ preventScroll: true });
}, true);

document.addEventListener("keydown", (event) => {
  const pick = event.target.closest?.("[data-pick][open]");
  if (event.key === "Escape" && pick) {
    event.stopPropagation();
    pick.open = false;
    one("summary", pick).focus();
  }
  if (event.key === "Enter" && event.target.matches?.("[data-pick-filter]")) event.preventDefault();
}, true);

function addRow(button) {
  const rows = one("[data-rows]", button.closest(".field"));
  const row = one("template[data-row-template]", rows).content.firstElementChild.cloneNode(true);
  one("template[data-row-template]", rows).before(row);
  one("select, input", row)?.focus();
}

const changed = (element) => element.dispatchEvent(new Event("change", { bubbles: true }));

function removeRow(row) {
  const rows = row.parentElement;
  const next = row.nextElementSibling?.matches("[data-row]") ? row.nextElementSibling : row.previousElementSibling;
  row.remove();
  (next ? one("select, input", next) : one("[data-row-add]", rows.closest(".field")))?.focus();
  changed(rows);
}

function raiseRow(row) {
  const before = row.previousElementSibling;
  if (!before) return;
  before.before(row);
  one("[data-row-up]", row).focus();
  changed(row.parentElement);
}
