"""Plans that come in as files: uploaded, read in the background, corrected by a person, saved as a draft."""

from plans.services.importing.batches import batch_upload, files_upload
from plans.services.importing.correcting import plan_import_correct, plan_import_discard, plan_import_undo
from plans.services.importing.reading import plan_import_read, plan_import_reread
from plans.services.importing.saving import plan_import_save
from plans.services.importing.upload import plan_import_upload

__all__ = [
    "batch_upload",
    "files_upload",
    "plan_import_correct",
    "plan_import_discard",
    "plan_import_read",
    "plan_import_reread",
    "plan_import_save",
    "plan_import_undo",
    "plan_import_upload",
]
