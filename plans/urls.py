from __future__ import annotations

from django.urls import path

from plans.views import detail, home
from plans.views import list as plan_list

app_name = "plans"

urlpatterns = [
    path("", home.home, name="home"),
    path("ke-hoach/", plan_list.plan_list, name="list"),
    path("ke-hoach/<int:pk>/", detail.text, name="detail"),
    path("ke-hoach/<int:pk>/nhiem-vu/", detail.tasks, name="tasks"),
    path("ke-hoach/<int:pk>/qua-trinh/", detail.history, name="history"),
    path("ke-hoach/<int:pk>/kiem-tra/", detail.problems, name="problems"),
    path("ke-hoach/<int:pk>/pdf/", detail.pdf, name="pdf"),
]
