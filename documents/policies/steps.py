"""Who may do what to a document, now; a refusal says what is awaited."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from common.decisions import ALLOWED, Decision, refuse
from documents.constants import (
    STEPS_WITH_PAGES,
    SUPERSEDING,
    Action,
    SignatureRole,
    SigningMethod,
    State,
)
from documents.models import Document, DocumentEvent
from documents.rules import TRANSITIONS, Condition, Transition, transition
from documents.rules.signing import CERTIFICATE_KEEPERS, PREPARERS
from documents.selectors.files import latest_prepared, signed_roles
from organizations.constants import WRITING_ROLES, Role
from organizations.models import Membership, User

_NOT_OFFERED = (Action.AMEND, *STEPS_WITH_PAGES)
_WAITS = {
    State.DRAFT: "Chờ người soạn trình.",
    State.RETURNED: "Chờ người soạn chỉnh sửa và trình lại.",
    State.APPROVED: "Chờ Văn thư cấp số.",
    State.NUMBERED: "Chờ Văn thư ban hành.",
}
_UNSIGNED = {
    SignatureRole.PERSON: "Chờ Lãnh đạo ký số.",
    SignatureRole.ORGANIZATION: "Chờ Văn thư ký số của cơ quan.",
}
_LOCKED = {
    State.SUBMITTED: "Văn bản đang trình nên không sửa được; hãy rút lại hoặc chờ trả lại.",
    State.APPROVED: "Văn bản đã duyệt nên không sửa được; cần sửa thì đề nghị trả lại.",
    State.NUMBERED: "Văn bản đã cấp số nên không sửa được.",
    State.ISSUED: "Văn bản đã ban hành nên không sửa được; hãy lập văn bản điều chỉnh.",
    State.AMENDED: "Văn bản đã được điều chỉnh nên không sửa được.",
    State.WITHDRAWN: "Văn bản đã thu hồi nên không sửa được.",
    State.CANCELLED: "Văn bản đã hủy số nên không sửa được; hãy lập văn bản mới.",
}


def can(actor: User, document: Document, action: str) -> Decision:
    """May `actor` take this step now? Asked in order: state, role, conditions. A note is the service's affair."""
    return _can(actor, document, transition(action))


def _can(actor: User, document: Document, row: Transition) -> Decision:
    roles = actor.roles_in(document.agency_id)
    if not roles:
        return refuse("Bạn chỉ được xem văn bản của cơ quan này.")
    if document.state not in row.from_states:
        return refuse(_wrong_state(document, row))
    if roles.isdisjoint(row.roles):
        return refuse(f"Việc «{row.action.label}» dành cho {people(row.roles)}.")
    for condition in row.conditions:
        answer = _CONDITIONS[condition](actor, document)
        if not answer:
            return answer
    return ALLOWED


def can_edit(actor: User, document: Document) -> Decision:
    """May `actor` change the text or the header? Only while it is a draft or was returned."""
    roles = actor.roles_in(document.agency_id)
    if not roles:
        return refuse("Bạn chỉ được xem văn bản của cơ quan này.")
    if not document.is_editable:
        return refuse(_LOCKED[State(document.state)])
    if roles.isdisjoint(WRITING_ROLES):
        return refuse(f"Việc soạn thảo dành cho {people(WRITING_ROLES)}.")
    return ALLOWED


def can_delete(actor: User, document: Document) -> Decision:
    """Only a draft that nobody has been asked about: the history of any other is kept for good."""
    editable = can_edit(actor, document)
    if editable and document.events.exists():
        return refuse("Văn bản đã từng trình hoặc đã có ý kiến nên được giữ lại, không xóa được.")
    return editable


def not_in_force(document: Document) -> str:
    """Why an issued document can no longer be amended; empty for one that can."""
    if document.state == State.WITHDRAWN:
        return f"Văn bản {document.code} đã bị thu hồi nên không điều chỉnh được; hãy lập văn bản mới."
    if document.state == State.AMENDED and document.amended_by is not None:
        later = document.amended_by.code
        return f"Văn bản {document.code} đã được điều chỉnh bởi {later}; hãy lập điều chỉnh từ văn bản {later}."
    return ""


def available_actions(actor: User, document: Document) -> list[tuple[Action, Decision]]:
    """The steps of this state that are among `actor`'s duties, each with its decision.

    What is signed by certificate is not offered the pen. «Điều chỉnh» is not offered: it happens when the amending
    document is issued. Those with a page of their own are offered there.
    """
    roles = actor.roles_in(document.agency_id)
    return [
        (row.action, can(actor, document, row.action))
        for row in TRANSITIONS
        if document.state in row.from_states and not roles.isdisjoint(row.roles) and _is_offered(document, row.action)
    ]


def can_prepare(actor: User, document: Document) -> Decision:
    """May `actor` freeze the numbered document as the file that will be signed?"""
    if not actor.roles_in(document.agency_id):
        return refuse("Bạn chỉ được xem văn bản của cơ quan này.")
    if document.state != State.NUMBERED:
        return refuse(
            f"Văn bản đang ở trạng thái «{State(document.state).label}»; bản chờ ký lập khi văn bản đã cấp số."
        )
    if not actor.has_role(document.agency_id, *PREPARERS):
        return refuse(f"Việc lập bản chờ ký dành cho {people(PREPARERS)}.")
    return _digital(actor, document)


def can_seal_annex(actor: User, document: Document) -> Decision:
    """May `actor` sign an annex in a file of its own for the agency? As sealing, also once the document is sealed."""
    row = transition(Action.SEAL)
    conditions = tuple(condition for condition in row.conditions if condition != Condition.NOT_SEALED)
    return _can(actor, document, replace(row, conditions=conditions))


def can_keep_certificate(actor: User, agency_id: int, owner_id: int | None) -> Decision:
    """A leader keeps the own certificates; the clerk or the administrator those of the agency (`owner_id` None)."""
    roles = CERTIFICATE_KEEPERS[SignatureRole.ORGANIZATION if owner_id is None else SignatureRole.PERSON]
    if not actor.has_role(agency_id, *roles):
        whose = "của cơ quan" if owner_id is None else "cá nhân"
        return refuse(f"Chứng thư số {whose} do {people(roles)} quản lý.")
    if owner_id not in (None, actor.pk):
        return refuse("Chứng thư số cá nhân chỉ do chính người đó quản lý.")
    return ALLOWED


def _is_offered(document: Document, action: Action) -> bool:
    if action == Action.SIGN_PAPER:
        return document.signing_method == SigningMethod.PAPER
    return action not in _NOT_OFFERED


def awaited(document: Document) -> list[str]:
    """What the document waits for, as sentences; empty once it is issued."""
    if document.state == State.SUBMITTED:
        return _open_checks(document) or ["Chờ Lãnh đạo duyệt."]
    if document.state == State.NUMBERED and _earlier_is_gone(document):
        return ["Văn bản mà văn bản này điều chỉnh không còn hiệu lực: chờ Lãnh đạo hủy số."]
    if document.state == State.NUMBERED and document.signing_method == SigningMethod.DIGITAL:
        missing = [sentence for role, sentence in _UNSIGNED.items() if role not in signed_roles(document)]
        return missing[:1] or [_WAITS[State.NUMBERED]]
    if document.state == State.APPROVED and document.awaits_pen:
        return ["Chờ Lãnh đạo ký giấy và Văn thư ghi nhận ngày ký."]
    sentence = _WAITS.get(State(document.state))
    return [sentence] if sentence else []


def people(roles: tuple[Role, ...]) -> str:
    names = [role.label for role in roles]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} hoặc {names[-1]}"


def _wrong_state(document: Document, row: Transition) -> str:
    states = " hoặc ".join(f"«{state.label}»" for state in row.from_states)
    current = State(document.state).label
    return f"Văn bản đang ở trạng thái «{current}»; «{row.action.label}» chỉ thực hiện được khi văn bản ở {states}."


def _open_checks(document: Document) -> list[str]:
    waits = []
    if not document.content_checked:
        waits.append("Chờ Trưởng phòng xác nhận nội dung.")
    if not document.form_checked:
        waits.append("Chờ Văn thư xác nhận thể thức.")
    return waits


def _not_own_draft(actor: User, document: Document) -> Decision:
    if document.created_by_id == actor.pk:
        return refuse("Người soạn không tự xác nhận hoặc duyệt văn bản của mình; việc này cần một người khác.")
    return ALLOWED


def _not_own_submission(actor: User, document: Document) -> Decision:
    """Who holds a writing role beside the leader's may have rewritten what they now approve."""
    submissions = DocumentEvent.objects.filter(document_id=document.pk, action=Action.SUBMIT)
    submission = submissions.order_by("-pk").first()
    if submission is not None and submission.actor_id == actor.pk:
        return refuse("Người trình không tự duyệt văn bản; việc này cần một lãnh đạo khác.")
    return ALLOWED


def _author_or_head(actor: User, document: Document) -> Decision:
    if document.created_by_id == actor.pk or actor.has_role(document.agency_id, Role.UNIT_HEAD):
        return ALLOWED
    return refuse("Chỉ người soạn hoặc Trưởng phòng rút lại được văn bản đang trình.")


def _head_of_drafting_unit(actor: User, document: Document) -> Decision:
    """Điều 12: the head of the drafting unit answers for the content. Where that unit has no head but the
    drafter, any other unit head stands in, so that no document is stuck."""
    if document.drafting_unit_id is None:
        return ALLOWED
    heads = Membership.objects.filter(
        agency_id=document.agency_id, unit_id=document.drafting_unit_id, role=Role.UNIT_HEAD, user__is_active=True
    )
    able = set(heads.exclude(user_id=document.created_by_id).values_list("user_id", flat=True))
    if not able or actor.pk in able:
        return ALLOWED
    return refuse(f"Chờ Trưởng phòng của {document.drafting_unit} xác nhận nội dung.")


def _content_unchecked(actor: User, document: Document) -> Decision:
    return refuse("Nội dung đã được xác nhận.") if document.content_checked else ALLOWED


def _form_unchecked(actor: User, document: Document) -> Decision:
    return refuse("Thể thức đã được xác nhận.") if document.form_checked else ALLOWED


def _both_checked(actor: User, document: Document) -> Decision:
    waits = _open_checks(document)
    return refuse(" ".join(waits)) if waits else ALLOWED


def _on_paper(actor: User, document: Document) -> Decision:
    if document.signing_method == SigningMethod.PAPER:
        return ALLOWED
    return refuse("Văn bản này được ký số nên không ghi nhận ký giấy.")


def _digital(actor: User, document: Document) -> Decision:
    return ALLOWED if document.signing_method == SigningMethod.DIGITAL else refuse("Văn bản này được ký giấy.")


def _paper_signed(actor: User, document: Document) -> Decision:
    """Điều 15: a paper document has its number and date given after it was signed."""
    if document.awaits_pen:
        return refuse("Văn bản ký giấy được cấp số sau khi ký; hãy ghi nhận ngày ký trước.")
    return ALLOWED


def _signable(actor: User, document: Document) -> Decision:
    if document.state != State.NUMBERED and latest_prepared(document) is None:
        return refuse("Bản đã ban hành không có chỗ cho chữ ký số nên không ký thêm được.")
    return ALLOWED


def _not_signed(actor: User, document: Document) -> Decision:
    is_signed = SignatureRole.PERSON in signed_roles(document)
    return refuse("Văn bản đã có chữ ký số của người ký.") if is_signed else ALLOWED


def _person_signed(actor: User, document: Document) -> Decision:
    """Điều 5: the agency seals what the authorised person has signed."""
    if SignatureRole.PERSON in signed_roles(document):
        return ALLOWED
    return refuse("Chờ Lãnh đạo ký số trước; cơ quan ký số sau người ký.")


def _not_sealed(actor: User, document: Document) -> Decision:
    is_sealed = SignatureRole.ORGANIZATION in signed_roles(document)
    return refuse("Văn bản đã có chữ ký số của cơ quan.") if is_sealed else ALLOWED


def _earlier_in_force(actor: User, document: Document) -> Decision:
    """What the document amends or replaces must still be in force on the day it takes its place."""
    reason = _earlier_is_gone(document)
    return refuse(reason) if reason else ALLOWED


def _earlier_is_gone(document: Document) -> str:
    """Why what the document amends or replaces cannot be amended any more; empty where it can, or there is none."""
    earlier = document.relates_to if document.relation in SUPERSEDING else None
    return not_in_force(earlier) if earlier is not None else ""


_CONDITIONS: dict[Condition, Callable[[User, Document], Decision]] = {
    Condition.NOT_OWN_DRAFT: _not_own_draft,
    Condition.NOT_OWN_SUBMISSION: _not_own_submission,
    Condition.AUTHOR_OR_HEAD: _author_or_head,
    Condition.HEAD_OF_DRAFTING_UNIT: _head_of_drafting_unit,
    Condition.CONTENT_UNCHECKED: _content_unchecked,
    Condition.FORM_UNCHECKED: _form_unchecked,
    Condition.BOTH_CHECKED: _both_checked,
    Condition.ON_PAPER: _on_paper,
    Condition.DIGITAL: _digital,
    Condition.PAPER_SIGNED: _paper_signed,
    Condition.SIGNABLE: _signable,
    Condition.NOT_SIGNED: _not_signed,
    Condition.PERSON_SIGNED: _person_signed,
    Condition.NOT_SEALED: _not_sealed,
    Condition.EARLIER_IN_FORCE: _earlier_in_force,
}
