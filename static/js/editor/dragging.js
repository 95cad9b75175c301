// Reordering by pointer: a line shows where the item would stand, also inside another parent. The page changes on drop.
import { announce, every, isReadonly, itemUrl, nodeOf, one } from "./dom.js";
import { refocus } from "./outline.js";
import { act } from "./saving.js";

const THRESHOLD = 4;
const EDGE = 44;
const MARKS = ["drop-before", "drop-after", "drop-inside"];

const unmark = () => every(`.${MARKS.join(", .")}`).forEach((node) => node.classList.remove(...MARKS));

/** Where the pointer would put the item: beside the row under it, or inside when it stands well to the right. */
function placeAt(x, y, dragged) {
  const row = document.elementsFromPoint(x, y).find((element) => element.matches?.("#tree .row, #tree .row *"))?.closest(".row");
  const node = nodeOf(row);
  if (!node || node === dragged || dragged.contains(node)) return null;
  const box = row.getBoundingClientRect();
  if (y < box.top + box.height * 0.4) return { node, mark: "drop-before" };
  const inside = x > box.left + 72 && !one(":scope > .branch", node);
  return { node, mark: inside && y < box.top + box.height * 0.75 ? "drop-inside" : "drop-after" };
}

/** The new parent and the position among its children, counted without the dragged item. */
function destination({ node, mark }, dragged) {
  if (mark === "drop-inside") return { parent: node.dataset.id, position: 0 };
  const list = every(":scope > .node", node.parentElement).filter((each) => each !== dragged);
  return { parent: node.parentElement.dataset.parent, position: list.indexOf(node) + (mark === "drop-after" ? 1 : 0) };
}

function scrollAtEdge(y) {
  const pane = one("#tree-scroll");
  const box = pane.getBoundingClientRect();
  if (y < box.top + EDGE) pane.scrollTop -= 12;
  if (y > box.bottom - EDGE) pane.scrollTop += 12;
}

function start(event, grip) {
  const node = nodeOf(grip);
  const from = event.clientY;
  let moving = false;
  let place = null;

  const move = (moved) => {
    if (!moving && Math.abs(moved.clientY - from) < THRESHOLD) return;
    if (!moving) {
      moving = true;
      node.classList.add("is-dragged");
      document.documentElement.classList.add("is-dragging");
    }
    unmark();
    place = placeAt(moved.clientX, moved.clientY, node);
    place?.node.classList.add(place.mark);
    scrollAtEdge(moved.clientY);
  };
  const end = (ended) => {
    grip.removeEventListener("pointermove", move);
    unmark();
    node.classList.remove("is-dragged");
    document.documentElement.classList.remove("is-dragging");
    if (ended.type !== "pointerup" || !place) return;
    const id = node.dataset.id;
    act(itemUrl(id, "chuyen/"), destination(place, node)).then(() => refocus(id));
  };
  grip.setPointerCapture(event.pointerId);
  grip.addEventListener("pointermove", move);
  grip.addEventListener("pointerup", end, { once: true });
  grip.addEventListener("pointercancel", end, { once: true });
  announce("Đang kéo mục. Thả ở chỗ có vạch xanh.");
}

export function listen() {
  if (isReadonly) return;
  one("#tree-scroll").addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (!grip || event.button) return;
    event.preventDefault();
    start(event, grip);
  });
}
