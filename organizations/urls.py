from __future__ import annotations

from django.urls import path

from organizations import views

app_name = "organizations"

urlpatterns = [
    path("dang-nhap/", views.SignIn.as_view(), name="login"),
    path("dang-xuat/", views.sign_out, name="logout"),
    path("mat-khau/", views.password, name="password"),
    path("tai-khoan/", views.profile, name="profile"),
    path("ma-truy-cap/", views.tokens, name="tokens"),
    path("ma-truy-cap/<int:pk>/thu-hoi/", views.token_revoke, name="token-revoke"),
]
