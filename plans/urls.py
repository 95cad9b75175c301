from __future__ import annotations

from django.urls import path

from plans.views import home
from plans.views import list as plan_list

app_name = "plans"

urlpatterns = [
    path("", home.home, name="home"),
    path("ke-hoach/", plan_list.plan_list, name="list"),
]
