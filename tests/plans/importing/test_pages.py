"""Uploading plans, the list of uploads, their way to a draft plan."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from jobs.services import tick
from organizations.models import User
from plans.models import PlanImport
from tests.people import Cast
from tests.plans.importing.uploads import TEXT

Login = Callable[[User], Client]


@pytest.fixture
def desk(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.drafter)
    return client


def sent(desk: Client, *files: tuple[str, bytes]):  # type: ignore[no-untyped-def]
    data = [SimpleUploadedFile(name, content) for name, content in files]
    return desk.post(reverse("plans:import_upload"), {"file": data})


def test_it_works(desk: Client) -> None:
    answer = sent(desk, ("ke-hoach.txt", TEXT.encode()))
    found = PlanImport.objects.get()
    assert answer.url == found.get_absolute_url()
    assert "Đang chờ tới lượt đọc" in desk.get(answer.url).content.decode()
    tick()
    page = desk.get(answer.url).content.decode()
    assert "Truy xuất nguồn gốc sản phẩm địa phương năm 2026" in page
    assert "Lưu thành dự thảo" in page
