"""Two printed parts made one file, in the rendering process: pages, numbers, bookmarks. The first part's metadata and
attached files are those of the whole."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import pikepdf
from pikepdf import Array, Name, OutlineItem, Page, Pdf

from documents.writers import child
from documents.writers.child import Job, Printed


def joined(
    first: Printed, second: Printed, numbers: Job | None, stylesheets: tuple[Path, ...], cpu_seconds: int
) -> Printed:
    """`second` behind `first`; `numbers` prints the page numbers that the first pages of `second` lack.

    Both parts are `child.UNTAGGED`: a tag tree does not survive the joining.
    """
    child.allow_cpu(cpu_seconds)
    with pikepdf.open(io.BytesIO(first.data)) as whole, pikepdf.open(io.BytesIO(second.data)) as rest:
        if numbers is not None:
            _lay_over(rest, child.layout(numbers, stylesheets).data)
        with rest.open_outline() as outline:
            bookmarks = _moved(rest, outline.root, first.page_count)
        whole.pages.extend(rest.pages)
        with whole.open_outline() as outline:
            outline.root.extend(bookmarks)
        out = io.BytesIO()
        whole.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    boxes = {name: (box[0] + first.page_count, *box[1:]) for name, box in second.boxes.items()}
    return Printed(out.getvalue(), first.page_count + second.page_count, {**boxes, **first.boxes})


def _lay_over(rest: Pdf, numbers: bytes) -> None:
    """pikepdf's own overlay would name each leaf at random."""
    with pikepdf.open(io.BytesIO(numbers)) as leaves:
        for count, (page, leaf) in enumerate(zip(rest.pages, leaves.pages, strict=False)):
            form = rest.copy_foreign(leaf.as_form_xobject())
            name = page.add_resource(form, Name.XObject, Name(f"/Number{count}"))
            # The engine leaves its pages upside down; what is drawn after them starts from their first state again.
            page.contents_add(b"q\n", prepend=True)
            page.contents_add(f"\nQ q {name} Do Q\n".encode())


def _moved(source: Pdf, bookmarks: Iterable[OutlineItem], pages: int) -> list[OutlineItem]:
    """The bookmarks of `source`, each leading `pages` pages further."""
    moved = []
    for each in bookmarks:
        assert isinstance(each.destination, Array)  # noqa: S101 - the only kind that the engine writes
        page, _, left, top, *_ = each.destination
        number = source.pages.index(Page(page)) + pages
        item = OutlineItem(each.title, number, "XYZ", left=float(left), top=float(top))
        item.children = _moved(source, each.children, pages)
        moved.append(item)
    return moved
