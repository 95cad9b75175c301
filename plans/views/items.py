"""The editor's items: one view per thing a person does to an item."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from common.errors import InvalidInput, NotAllowed, StaleVersion
from common.text import row_id
from plans import services
from plans.constants import ItemStyle, LineStyle
from plans.models import Item, Task
from plans.selectors import Node
from plans.views import answers, conflicts, item_input
from plans.views.answers import EditorRequest, Pieces, Scene
from plans.views.item_form import form_context, item_for, shown_fields, task_of
from plans.views.refusals import KEPT, closed, page, refused, unsaved

# A change of these is read anew, or settles a reading.
_READING = {"deadline", "deadline_label", "start", "due", "deadline_confirmed"}
# A change of these moves numbers or other rows; of anything else, only the item's own block.
_STRUCTURAL = {"style", "number", "columns", "landscape"}


@require_GET
def item_form(request: EditorRequest, pk: int) -> HttpResponse:
    """The inline form, for the slot under the item's row."""
    item = item_for(request, pk)
    if not request.htmx:
        return answers.back(item.plan, item.pk)
    scene = answers.load(request, item.plan_id)
    context = form_context(request, scene, scene.node(pk))
    template = "item_form" if scene.decision else "item_read"
    return render(request, f"plans/editor/{template}.html", {**context, "decision": scene.decision})


@require_POST
def item_save(request: EditorRequest, pk: int) -> HttpResponse:
    """Autosave: stores what can be stored, and says at each field what cannot."""
    try:
        item = item_for(request, pk)
    except Http404:
        return _gone(request, pk)
    task = task_of(request, item)
    changes = item_input.read(request.POST, item, task)
    at = conflicts.stand(request, pk, item_input.snapshot(item, task), item.version)
    choice = request.POST.get("resolve", "")
    chosen = choice in conflicts.CHOICES
    if (
        changes.values
        and not _is_own(request, item, task)
        and item.version != (_id(request, "conflict_version" if chosen else "version") or 0)
    ):
        return _behind(request, item, at, changes)
    values = changes.values
    if chosen:
        values = conflicts.resolved(at, conflicts.own_changes(changes, at.base), choice)
    try:
        if values:
            services.item_update(item_id=pk, actor=request.user, version=item.version, changes=values)
    except StaleVersion:
        # Somebody saved between our reading and our writing: read again, and ask.
        item = item_for(request, pk)
        stored = item_input.snapshot(item, task_of(request, item))
        return _behind(request, item, conflicts.stand(request, pk, stored, item.version), changes)
    except Item.DoesNotExist:
        return _gone(request, pk)
    except InvalidInput as wrong:
        return refused(request, pk, shown_fields(item, task), {**changes.errors, wrong.field: wrong.message})
    except NotAllowed as refusal:
        return closed(request, pk, refusal)
    return _saved(request, item, item_input.Changes(values, changes.errors), choice)


@require_POST
def item_move(request: EditorRequest, pk: int) -> HttpResponse:
    """To `position` among the children of `parent`, or by `by` places among its siblings."""
    item = item_for(request, pk)
    parent_id, position = _place(request, item)
    services.item_move(item_id=pk, actor=request.user, parent_id=parent_id, position=position)
    return _moved(request, item, "Đã chuyển mục")


@require_POST
def item_indent(request: EditorRequest, pk: int) -> HttpResponse:
    item = item_for(request, pk)
    services.item_indent(item_id=pk, actor=request.user)
    return _moved(request, item, "Đã lùi mục vào một cấp")


@require_POST
def item_outdent(request: EditorRequest, pk: int) -> HttpResponse:
    item = item_for(request, pk)
    services.item_outdent(item_id=pk, actor=request.user)
    return _moved(request, item, "Đã đưa mục ra một cấp")


@require_POST
def item_add(request: EditorRequest, pk: int) -> HttpResponse:
    """A new item after `after` or as the last child of `parent`, opened for writing."""
    style = request.GET.get("style") or request.POST.get("style", "")
    if style not in ItemStyle.values:
        raise InvalidInput("Hãy chọn kiểu mục trong danh sách.", field="style")
    scene = answers.load(request, pk)
    added = services.item_add(
        plan_id=scene.plan.pk,
        actor=request.user,
        parent_id=_id(request, "parent"),
        after_id=_id(request, "after"),
        style=style,
    )
    return _reshaped(request, scene.plan.pk, added.pk, say="Đã thêm mục mới")


@require_POST
def item_delete(request: EditorRequest, pk: int) -> HttpResponse:
    item = item_for(request, pk)
    services.item_delete(item_id=pk, actor=request.user)
    say = f"Đã xoá «{item.text[:60] or 'mục chưa có nội dung'}» và các mục con."
    scene = answers.load(request, item.plan_id)
    open_id = _id(request, "open")
    pieces = Pieces(tree=True, paper=True, open_id=open_id if open_id in scene.outline.by_id else None, say=say)
    pieces.extra["undo_toast"] = say
    return answers.answer(request, scene, pieces)


@require_POST
def item_task(request: EditorRequest, pk: int) -> HttpResponse:
    item = item_for(request, pk)
    services.item_make_task(item_id=pk, actor=request.user)
    return _reshaped(request, item.plan_id, pk, say="Mục này nay là nhiệm vụ được theo dõi")


@require_POST
def item_plain(request: EditorRequest, pk: int) -> HttpResponse:
    item = item_for(request, pk)
    services.task_make_item(item_id=pk, actor=request.user)
    return _reshaped(request, item.plan_id, pk, say="Mục này không còn là nhiệm vụ; có thể hoàn tác")


@require_POST
def item_labels(request: EditorRequest, pk: int) -> HttpResponse:
    """The labels of this task's lines for every task of the plan."""
    item = item_for(request, pk)
    count = services.labels_spread(item_id=pk, actor=request.user)
    say = f"Đã dùng các nhãn này cho {count} nhiệm vụ khác." if count else "Mọi nhiệm vụ đã dùng các nhãn này."
    more = {"undo_toast": say, "undo_icon": "copy-check"} if count else {}
    return _reshaped(request, item.plan_id, pk, say=say, labels_open=True, **more)


def _saved(request: EditorRequest, item: Item, changes: item_input.Changes, resolve: str) -> HttpResponse:
    if changes.errors and not request.htmx:
        return page(request, changes.errors.values(), 422)
    scene = answers.load(request, item.plan_id)
    node = scene.node(item.pk)
    touched = bool(changes.values) or bool(resolve)
    whole = touched and _moves_numbers(node, changes.values)
    pieces = Pieces(
        tree=whole,
        paper=whole or (touched and _stands_apart(scene, node)),
        rows=(item.pk,) if touched else (),
        blocks=(item.pk,) if touched else (),
        is_saved=touched,
        versions={item.pk: node.item.version},
        open_id=item.pk,
        status=422 if changes.errors else 200,
    )
    form = form_context(request, scene, node)
    pieces.extra |= {
        **form,
        "errors": changes.errors,
        "with_errors": True,
        "with_reading": bool(_READING & changes.values.keys()),
    }
    if resolve in ("theirs", "merge") or "style" in changes.values:
        pieces.extra |= {"fresh_form": True, "set_aside": request.POST.get("text", "") if resolve == "theirs" else ""}
    return answers.answer(request, scene, pieces)


def _moves_numbers(node: Node, values: dict[str, Any]) -> bool:
    numbered = node.task is not None and node.task.line_style == LineStyle.NUMBERED
    return bool(_STRUCTURAL & values.keys()) or numbered or "line_style" in values


def _stands_apart(scene: Scene, node: Node) -> bool:
    """Whether the item's words are printed outside its own block, or may carry the text's closing mark."""
    return node.item.style == ItemStyle.ANNEX or not scene.plan.closing


def _is_own(request: EditorRequest, item: Item, task: Task | None) -> bool:
    """Whether what is stored is an earlier save of this very form, whose answer never reached it."""
    sent = (QueryDict(each) for each in request.POST.getlist("pending")[:20])
    return any(each and not item_input.read(each, item, task).values for each in sent)


def _behind(request: EditorRequest, item: Item, at: conflicts.Stand, changes: item_input.Changes) -> HttpResponse:
    """Ask where the person has changes of their own; else say nothing: the form is only behind."""
    mine = conflicts.own_changes(changes, at.base)
    if mine:
        return conflicts.panel(request, item.plan, at, mine)
    scene = answers.load(request, item.plan_id)
    return answers.answer(request, scene, Pieces(is_saved=False, open_id=item.pk))


def _gone(request: EditorRequest, pk: int) -> HttpResponse:
    return unsaved(request, pk, f"Mục này không còn trong kế hoạch nên không lưu được. {KEPT}", 404)


def _moved(request: EditorRequest, item: Item, say: str) -> HttpResponse:
    """The new tree and paper; the open form stays in the page, and only its version moves on."""
    scene = answers.load(request, item.plan_id)
    node = scene.node(item.pk)
    place = (
        f"mục {node.number.rstrip('.)')}" if node.number[:1].isalnum() else f"mục thứ {_index(scene, node.item) + 1}"
    )
    return answers.answer(
        request,
        scene,
        Pieces(
            tree=True,
            paper=True,
            open_id=_id(request, "open"),
            versions=_open_version(request, scene, item),
            say=f"{say}, nay là {place}.",
        ),
    )


def _reshaped(request: EditorRequest, plan_id: int, item_id: int, *, say: str, **extra: Any) -> HttpResponse:
    """The new tree and paper, with a fresh form of the item."""
    scene = answers.load(request, plan_id)
    pieces = Pieces(tree=True, paper=True, open_id=item_id, say=say)
    pieces.extra |= {**form_context(request, scene, scene.node(item_id)), "fresh_form": True, **extra}
    return answers.answer(request, scene, pieces)


def _open_version(request: EditorRequest, scene: Scene, moved: Item) -> dict[int, int]:
    """The moved item's new version, for its open form, where nobody else had saved it before the move."""
    if _id(request, "open") != moved.pk or _id(request, "open_version") != moved.version:
        return {}
    return {moved.pk: scene.node(moved.pk).item.version}


def _place(request: EditorRequest, item: Item) -> tuple[int | None, int]:
    by = request.GET.get("by") or request.POST.get("by", "")
    if by not in ("-1", "1"):
        return _id(request, "parent"), _id(request, "position") or 0
    scene = answers.load(request, item.plan_id)
    count = len(_siblings(scene, item))
    wanted = _index(scene, item) + int(by)
    if not 0 <= wanted < count:
        raise InvalidInput("Mục đã ở đầu hoặc cuối danh sách của nó; hãy kéo sang mục cha khác nếu muốn.")
    return item.parent_id, wanted


def _index(scene: Scene, item: Item) -> int:
    return [node.item.pk for node in _siblings(scene, item)].index(item.pk)


def _siblings(scene: Scene, item: Item) -> list[Node]:
    return list(scene.node(item.parent_id).children if item.parent_id else scene.outline.nodes)


def _version(request: EditorRequest) -> int:
    return _id(request, "version") or 0


def _id(request: EditorRequest, name: str) -> int | None:
    value = request.GET.get(name) or request.POST.get(name, "")
    return row_id(value)
