from documents.forms.fields import DayField
from documents.forms.steps import AskingForm, NoteForm, NumberForm, SignedForm, show_refusal, step_form

__all__ = ["AskingForm", "DayField", "NoteForm", "NumberForm", "SignedForm", "show_refusal", "step_form"]
