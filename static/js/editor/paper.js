// The paper beside the outline: the edited item wears a mark and stays in sight.
import { every, one, openId } from "./dom.js";

const MARK = "is-hot";
const blockOf = (id) => one(`#p-item-${CSS.escape(id)}`) ?? one(`#p-${CSS.escape(id)}`);

/** Put the mark on the block of the open item; `scroll` brings it into the pane as well. */
export function highlight({ scroll = false } = {}) {
  every(`#paper .${MARK}`).forEach((block) => block.classList.remove(MARK));
  const id = openId();
  const block = id && blockOf(id);
  if (!block) {
    if (scroll && (id === "head" || id === "sign")) scrollToEnd(id);
    return;
  }
  block.classList.add(MARK);
  if (scroll) scrollTo(block);
}

function scrollTo(block) {
  const desk = one("#desk");
  const pane = desk.getBoundingClientRect();
  const place = block.getBoundingClientRect();
  if (!pane.height || (place.top > pane.top + 40 && place.bottom < pane.bottom - 40)) return;
  desk.scrollTop += place.top - pane.top - pane.height / 3;
}

function scrollToEnd(part) {
  const desk = one("#desk");
  desk.scrollTop = part === "head" ? 0 : (one("#paper .sheet")?.offsetHeight ?? desk.scrollHeight) - desk.clientHeight / 2;
}
