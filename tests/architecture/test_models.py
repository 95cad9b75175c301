"""What every model promises: an owner, migrations, Vietnamese names."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from organizations.models import AgencyOwned
from tests.architecture.sources import APPS
from tests.architecture.words import is_vietnamese

# Not of one agency by a column of their own; each says why.
GLOBAL_MODELS = {
    "organizations.Agency": "is the tenant",
    "organizations.User": "belongs through memberships",
    "audit.Entry": "names its agency, null for what the installation did",
    "jobs.Job": "names its agency, null for the installation's own work",
}
MODELS = [model for model in apps.get_models() if model._meta.app_label in APPS]


def label(model: type[models.Model]) -> str:
    return model._meta.label


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_every_model_declares_its_owner(model: type[models.Model]) -> None:
    if label(model) in GLOBAL_MODELS:
        return
    assert issubclass(model, AgencyOwned), "make it AgencyOwned, or name it in GLOBAL_MODELS and say why"
    field = model._meta.get_field("agency")
    assert not field.null


@pytest.mark.parametrize("model", [model for model in MODELS if issubclass(model, AgencyOwned)], ids=label)
def test_every_model_of_an_agency_reads_through_a_scope(model: type[models.Model]) -> None:
    assert hasattr(model._default_manager.all(), "for_user")


def test_the_list_of_exceptions_is_not_stale() -> None:
    assert set(GLOBAL_MODELS) <= {label(model) for model in MODELS}


@pytest.mark.django_db
def test_migrations_are_complete() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.parametrize("model", MODELS, ids=label)
def test_names_that_people_read_are_vietnamese(model: type[models.Model]) -> None:
    meta = model._meta
    names = [str(meta.verbose_name), str(meta.verbose_name_plural)]
    for field in meta.get_fields():
        if isinstance(field, models.Field) and str(field.verbose_name) != field.name.replace("_", " "):
            names += [str(field.verbose_name), str(field.help_text)]
        if isinstance(field, models.Field):
            names += [str(text) for _, text in field.flatchoices if text]
    assert [name for name in names if name and not is_vietnamese(name)] == []
