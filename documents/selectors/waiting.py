"""What waits for a person: the same conditions as `documents.policies`, asked of the database for all documents at
once."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from documents.constants import Action, SignatureRole, SigningMethod, State
from documents.models import Document, DocumentEvent, PreparedFile, SignedFile
from organizations.constants import Role
from organizations.models import Membership, User

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Waiting:
    """One kind of work: the step it is, and the documents that wait for it. `is_drafting` leads to the editor,
    `is_signing` to the page of signing."""

    title: str
    button: str
    action: str
    documents: list[Document]
    is_drafting: bool = False
    is_signing: bool = False


def waiting_for(user: User, documents: QuerySet[Document]) -> list[Waiting]:
    """The person's work by role, the most pressing kind first; kinds without work are left out."""
    agency = user.agency
    if agency is None:
        return []
    documents = documents.filter(agency=agency)
    mine = documents.filter(created_by=user)
    kinds = [Waiting("Được trả lại để sửa", "Sửa", Action.RETURN, _of(mine, State.RETURNED), True)]
    roles = user.roles_in(agency.pk)
    if Role.LEADER in roles:
        kinds += [
            Waiting("Chờ bạn duyệt", "Xem và duyệt", Action.APPROVE, _to_approve(documents, user)),
            Waiting("Đã cấp số, chờ bạn ký số", "Ký số", Action.SIGN, _to_sign(documents, user), is_signing=True),
        ]
    if Role.UNIT_HEAD in roles:
        kinds.append(Waiting("Chờ bạn xác nhận nội dung", "Xem", Action.CHECK_CONTENT, _to_check(documents, user)))
    if Role.CLERK in roles:
        kinds += [
            Waiting("Chờ bạn xác nhận thể thức", "Xem", Action.CHECK_FORM, _unchecked_form(documents, user)),
            *_approved(documents),
            Waiting(
                "Lãnh đạo đã ký, chờ ký số cơ quan", "Ký số", Action.SEAL, _to_seal(documents, user), is_signing=True
            ),
            Waiting("Đã có số, chờ bạn ban hành", "Ban hành", Action.ISSUE, _to_issue(documents, user)),
        ]
    kinds.append(Waiting("Dự thảo của bạn", "Soạn tiếp", Action.SUBMIT, _of(mine, State.DRAFT), True))
    return [kind for kind in kinds if kind.documents]


def _approved(documents: QuerySet[Document]) -> list[Waiting]:
    """Điều 15: a paper has its signature before its number."""
    approved = _of(documents, State.APPROVED)
    unsigned = [document for document in approved if document.awaits_pen]
    ready = [document for document in approved if not document.awaits_pen]
    return [
        Waiting("Đã duyệt, chờ bạn ghi nhận đã ký giấy", "Ghi nhận ký", Action.SIGN_PAPER, unsigned),
        Waiting("Đã duyệt, chờ bạn cấp số", "Cấp số", Action.ASSIGN_NUMBER, ready),
    ]


def _of(documents: QuerySet[Document], state: str) -> list[Document]:
    return newest(documents.filter(state=state))


def _unchecked_form(documents: QuerySet[Document], user: User) -> list[Document]:
    unchecked = documents.filter(state=State.SUBMITTED, form_checked=False)
    return newest(unchecked.exclude(created_by=user))


def _to_approve(documents: QuerySet[Document], user: User) -> list[Document]:
    checked = documents.filter(state=State.SUBMITTED, content_checked=True, form_checked=True)
    latest = DocumentEvent.objects.for_user(user).filter(document=OuterRef("pk"), action=Action.SUBMIT)
    submitter = Subquery(latest.order_by("-pk").values("actor_id")[:1])
    ours = checked.exclude(created_by=user).annotate(submitter=submitter)
    return newest(ours.filter(Q(submitter=None) | ~Q(submitter=user.pk)))


def _to_sign(documents: QuerySet[Document], user: User) -> list[Document]:
    digital = documents.filter(state=State.NUMBERED, signing_method=SigningMethod.DIGITAL)
    unsigned = digital.filter(~_signed(user, SignatureRole.PERSON))
    prepared = PreparedFile.objects.for_user(user).filter(document=OuterRef("pk"))
    return newest(unsigned.annotate(is_unprepared=~Exists(prepared)))


def _to_seal(documents: QuerySet[Document], user: User) -> list[Document]:
    return newest(documents.filter(_unsealed(user), state=State.NUMBERED))


def _to_issue(documents: QuerySet[Document], user: User) -> list[Document]:
    """Signed or not: an unsigned one can be issued too, after a warning."""
    return newest(documents.filter(~_unsealed(user), state=State.NUMBERED))


def _unsealed(user: User) -> Q:
    return Q(_signed(user, SignatureRole.PERSON), ~_signed(user, SignatureRole.ORGANIZATION))


def _signed(user: User, role: SignatureRole) -> Exists:
    """The prepared file that counts, the latest, carries that signature."""
    files = PreparedFile.objects.for_user(user).filter(document=OuterRef(OuterRef("pk")))
    latest = Subquery(files.order_by("-pk").values("pk")[:1])
    return Exists(SignedFile.objects.for_user(user).filter(prepared_id=latest, role=role))


def _to_check(documents: QuerySet[Document], user: User) -> list[Document]:
    """Of the own unit, of no unit, or of a unit that has no head but the drafter (`documents.policies`)."""
    heads = (
        Membership.objects.for_user(user)
        .filter(
            agency_id=OuterRef("agency_id"),
            unit_id=OuterRef("drafting_unit_id"),
            role=Role.UNIT_HEAD,
            user__is_active=True,
        )
        .exclude(user_id=OuterRef("created_by_id"))
    )
    unchecked = documents.filter(state=State.SUBMITTED, content_checked=False)
    return newest(
        unchecked.exclude(created_by=user).filter(
            Q(drafting_unit=None) | Exists(heads.filter(user=user)) | ~Exists(heads)
        )
    )


def newest(documents: QuerySet[Document], number: int = SHOWN) -> list[Document]:
    """The latest touched of `documents`, with what a line of the list shows."""
    related = documents.select_related("agency", "drafting_unit", "created_by").defer("approved_json")
    return list(related.order_by("-updated_at", "-pk")[:number])


def sent_on(user: User, documents: QuerySet[Document]) -> list[Document]:
    """The person's own documents that others are working on."""
    return newest(documents.filter(created_by=user, state__in=(State.SUBMITTED, State.APPROVED, State.NUMBERED)))
