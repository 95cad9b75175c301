"""Who may do what to a plan, now; a refusal says why and what to do."""

from __future__ import annotations

from common.decisions import ALLOWED, Decision, refuse
from documents import policies as document_policies
from organizations.constants import WRITING_ROLES, Role
from organizations.models import Agency, User
from plans.constants import ImportState
from plans.models import Plan, PlanImport


def can_create(actor: User) -> Decision:
    """Anyone who drafts in an agency may begin a plan there."""
    agency = actor.agency
    if agency is not None and actor.has_role(agency.pk, *WRITING_ROLES):
        return ALLOWED
    return refuse("Việc lập kế hoạch dành cho người soạn thảo của cơ quan; hãy liên hệ người quản trị.")


def can_copy(actor: User, plan: Plan) -> Decision:
    """A plan can be the start of a new one in the same agency, in any state."""
    if actor.has_role(plan.agency_id, *WRITING_ROLES):
        return ALLOWED
    return refuse("Chỉ người soạn thảo của cơ quan này lập được kế hoạch mới từ kế hoạch đã có.")


def can_amend(actor: User, plan: Plan) -> Decision:
    """Who drafts in the agency begins the next version of a plan in force, one at a time."""
    if plan.is_template:
        return refuse("Đây là mẫu nên không cần điều chỉnh; hãy sửa ngay mẫu này.")
    return document_policies.can_amend(actor, plan.document)


def can_save_as_template(actor: User, plan: Plan) -> Decision:
    """Who drafts in the agency keeps any of its plans as a template; a template is one already."""
    if plan.is_template:
        return refuse("Kế hoạch này đã là mẫu; hãy sửa ngay mẫu này.")
    if actor.has_role(plan.agency_id, *WRITING_ROLES):
        return ALLOWED
    return refuse("Chỉ người soạn thảo của cơ quan này lưu được kế hoạch thành mẫu.")


def can_step(actor: User, plan: Plan, action: str) -> Decision:
    """A step of the life cycle or a comment, as `documents.policies`; a template takes none."""
    begun = can_begin_steps(plan)
    return document_policies.can(actor, plan.document, action) if begun else begun


def can_begin_steps(plan: Plan) -> Decision:
    """A template is never submitted, numbered or issued; what is made from it is."""
    if plan.is_template:
        return refuse("Đây là mẫu; hãy lập kế hoạch từ mẫu này rồi trình.")
    return ALLOWED


def can_edit(actor: User, plan: Plan) -> Decision:
    """The text, the tasks and the header, while the document is a draft or was returned."""
    return document_policies.can_edit(actor, plan.document)


def can_delete(actor: User, plan: Plan) -> Decision:
    """Only a draft that nobody has been asked about and no other plan rests on."""
    deletable = document_policies.can_delete(actor, plan.document)
    if deletable and plan.children.exists():
        return refuse("Có kế hoạch khác thực hiện kế hoạch này nên không xóa được.")
    return deletable


def can_register(actor: User, agency: Agency) -> Decision:
    """Who drafts, or keeps the incoming register, may enter a legal document that the register does not have yet."""
    if actor.has_role(agency.pk, *WRITING_ROLES, Role.CLERK, Role.ADMIN):
        return ALLOWED
    return refuse("Việc thêm văn bản vào danh mục dành cho người soạn thảo, Văn thư của cơ quan.")


def can_import(actor: User) -> Decision:
    """Who may begin a plan by hand may also begin it from a file."""
    if can_create(actor):
        return ALLOWED
    return refuse("Việc nhập kế hoạch từ tệp dành cho người soạn thảo của cơ quan; hãy liên hệ người quản trị.")


def can_see_import(actor: User, agency_id: int) -> Decision:
    """An upload is the drafters' working paper: all of the agency who draft see it, nobody else."""
    if actor.has_role(agency_id, *WRITING_ROLES):
        return ALLOWED
    return refuse("Tệp nhập là bản làm việc của người soạn thảo cơ quan này; hãy xem kế hoạch đã lưu.")


def can_correct_import(actor: User, found: PlanImport) -> Decision:
    """What was understood is corrected until it is saved as a plan, and again where that plan was deleted since."""
    seen = can_see_import(actor, found.agency_id)
    if not seen:
        return seen
    if found.state == ImportState.READY or (found.state == ImportState.SAVED and found.plan_id is None):
        return ALLOWED
    return refuse(_NOT_NOW[ImportState(found.state)])


def can_save_import(actor: User, found: PlanImport) -> Decision:
    """What may be corrected may be saved."""
    return can_correct_import(actor, found)


def can_discard_import(actor: User, found: PlanImport) -> Decision:
    """Anything that has not become a plan."""
    if found.plan_id is not None or found.state == ImportState.DISCARDED:
        return refuse(_NOT_NOW[ImportState(found.state)])
    return can_see_import(actor, found.agency_id)


def can_reread_import(actor: User, found: PlanImport) -> Decision:
    """What was refused, or discarded, is read once more: with a newer version of the software it may go better."""
    if found.state in (ImportState.REFUSED, ImportState.DISCARDED):
        return can_see_import(actor, found.agency_id)
    return refuse("Chỉ đọc lại được tệp không đọc được hoặc đã bỏ.")


_NOT_NOW = {
    ImportState.WAITING: "Tệp này chưa đọc xong; hãy chờ một lát.",
    ImportState.READING: "Tệp này chưa đọc xong; hãy chờ một lát.",
    ImportState.REFUSED: "Tệp này không đọc được nên không có gì để lưu; hãy tải tệp khác.",
    ImportState.SAVED: "Tệp này đã lưu thành dự thảo; hãy mở kế hoạch để sửa tiếp.",
    ImportState.DISCARDED: "Tệp này đã bỏ; hãy bấm «Đọc lại» nếu vẫn cần.",
}
