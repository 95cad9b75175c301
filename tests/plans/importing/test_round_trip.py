"""plan → Word, PDF → import → the same plan: the five demo plans, printed by the portal and read back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.core.management import call_command

from documents.content import Block, Content, Heading, Paragraph, TaskBlock
from documents.writers import docx, pdf
from organizations.constants import Role
from organizations.models import User
from plans import content
from plans.constants import ImportState
from plans.models import Plan, Task
from plans.services.importing import plan_import_read, plan_import_save, plan_import_upload

pytestmark = pytest.mark.heavy

AGENCIES = ("skhcn-quangngai", "skhcn-dongnai", "skhcn-haiphong", "ubnd-quangtri")
WRITERS: dict[str, Callable[[Content], bytes]] = {"docx": docx.render, "pdf": lambda tree: pdf.render(tree).data}


def words(tree: Content) -> list[str]:
    """Everything that the plan prints, piece by piece. Left out: spaces, since a line may break behind «/» and «-»;
    the full stop that the writer puts at the end of a line; the capitals of an annex's title."""
    head = [tree.type_name, tree.subject, *tree.opening.bases, *tree.opening.sentences]
    ending = [*tree.closing, *tree.signature.lines, tree.signature.name, *tree.recipients.names]
    annexes = [line for annex in tree.annexes for line in (annex.title.casefold(), *_blocks(annex.blocks))]
    made = [*head, *_blocks(tree.blocks), *ending, tree.recipients.archive, *annexes]
    return ["".join(line.split()).rstrip(".|") for line in made]


def _blocks(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            yield f"{block.level} {block.number} {block.title} {block.text}"
        elif isinstance(block, Paragraph):
            yield f"{block.marker} {block.text}"
        elif isinstance(block, TaskBlock):
            yield f"{block.marker} {block.text}"
            for line in block.lines:
                yield f"{line.marker} {line.label}: {line.text.rstrip('. ')}"
                yield from line.sublines
        else:
            yield "|".join(column.title for column in block.columns)
            for row in block.rows:
                yield "|".join(row.cells)


def imported(plan: Plan, ending: str) -> Plan:
    """What the plan's own file becomes, as its agency's drafter brings it in again."""
    drafter = User.objects.filter(memberships__agency=plan.agency, memberships__role=Role.DRAFTER).get()
    data = WRITERS[ending](content.build(plan))
    found = plan_import_upload(file_name=f"ke-hoach.{ending}", data=data, actor=drafter)
    plan_import_read(import_id=found.pk)
    found.refresh_from_db()
    assert found.state == ImportState.READY, found.message
    return plan_import_save(import_id=found.pk, actor=drafter, version=found.version, keep_unknown_units=True)


def followed(plan: Plan) -> list[tuple[str, str, str, str | None, tuple[str, ...]]]:
    """Every task that is followed: its words, deadline as printed and read, its units."""
    rows = Task.objects.filter(plan=plan, is_group=False).select_related("item").prefetch_related("task_units__unit")
    return sorted(
        (
            "".join(task.item.text.split()),
            "".join(task.deadline.split()).rstrip("."),
            task.deadline_kind,
            task.due.isoformat() if task.due else None,
            tuple(sorted(f"{part.role} {part.unit.code} {part.scope}" for part in task.task_units.all())),
        )
        for task in rows
    )


@pytest.fixture
def demo(db: None) -> None:
    call_command("seed_demo", verbosity=0)


@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("agency", AGENCIES)
@pytest.mark.usefixtures("demo")
def test_a_plan_comes_back_from_its_own_file(agency: str, ending: str) -> None:
    for plan in Plan.objects.filter(agency__code=agency, is_template=False).select_related("document", "agency"):
        again = imported(plan, ending)
        again = Plan.objects.select_related("document", "agency").get(pk=again.pk)
        assert words(content.build(again)) == words(content.build(plan))
        assert followed(again) == followed(plan)
        assert (again.period_start, again.period_end) == (plan.period_start, plan.period_end)
        assert (again.budget_total, again.budget_words) == (plan.budget_total, plan.budget_words)
