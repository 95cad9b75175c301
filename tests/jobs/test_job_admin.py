"""The operator sees the queue and changes nothing there."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from jobs.services import enqueue
from organizations.models import User
from tests.people import Cast

pytestmark = pytest.mark.django_db

ClientAs = Callable[[User], Client]


def test_the_operator_sees_the_queue(cast: Cast, client_as: ClientAs) -> None:
    job = enqueue(kind="documents.verify", key="documents.verify:2026-03-02")
    operator = User.objects.create_superuser("vanhanh", full_name="Người vận hành", password="mot-mat-khau-dai")
    client = client_as(operator)
    assert job.key in client.get(reverse("admin:jobs_job_changelist")).content.decode()
    assert client.get(reverse("admin:jobs_job_change", args=[job.pk])).status_code == 200
    assert client.post(reverse("admin:jobs_job_delete", args=[job.pk]), {"post": "yes"}).status_code == 403


@pytest.mark.parametrize("person", ["admin", "clerk", "stranger"])
def test_nobody_else_does(cast: Cast, client_as: ClientAs, person: str) -> None:
    assert client_as(getattr(cast, person)).get(reverse("admin:jobs_job_changelist")).status_code in (302, 403)
