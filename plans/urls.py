from __future__ import annotations

from django.urls import path

from plans.views import bases, citing, create, detail, editor, header, home, items, lifecycle, template, versions
from plans.views import list as plan_list

app_name = "plans"

urlpatterns = [
    path("", home.home, name="home"),
    path("ke-hoach/", plan_list.plan_list, name="list"),
    path("can-cu/tu-van-ban-den/<int:pk>/", citing.cite_incoming, name="cite-incoming"),
    path("ke-hoach/moi/", create.create, name="create"),
    path("ke-hoach/mau/", template.templates, name="templates"),
    path("ke-hoach/<int:pk>/", detail.text, name="detail"),
    path("ke-hoach/<int:pk>/muc-tieu/", detail.targets, name="targets"),
    path("ke-hoach/<int:pk>/nhiem-vu/", detail.tasks, name="tasks"),
    path("ke-hoach/<int:pk>/qua-trinh/", detail.history, name="history"),
    path("ke-hoach/<int:pk>/kiem-tra/", detail.problems, name="problems"),
    path("ke-hoach/<int:pk>/pdf/", detail.pdf, name="pdf"),
    path("ke-hoach/<int:pk>/docx/", detail.docx, name="docx"),
    path("ke-hoach/<int:pk>/lap-tiep/", create.from_plan, name="copy"),
    path("ke-hoach/<int:pk>/dieu-chinh/", versions.amend, name="amend"),
    path("ke-hoach/<int:pk>/phien-ban/", versions.versions, name="versions"),
    path("ke-hoach/<int:pk>/so-sanh/", versions.compare, name="compare"),
    path("ke-hoach/<int:pk>/luu-mau/", template.save, name="save-template"),
    path("ke-hoach/<int:pk>/xoa/", lifecycle.delete, name="delete"),
    path("ke-hoach/<int:pk>/y-kien/", lifecycle.comment, name="comment"),
    path("ke-hoach/<int:pk>/buoc/<str:action>/", lifecycle.step, name="step"),
    path("ke-hoach/<int:pk>/lap-ban-ky/", lifecycle.prepare, name="prepare"),
    path("ke-hoach/<int:pk>/soan/", editor.edit, name="edit"),
    path("ke-hoach/<int:pk>/soan/kiem-tra/", editor.check, name="check"),
    path("ke-hoach/<int:pk>/hoan-tac/", editor.undo, name="undo"),
    path("ke-hoach/<int:pk>/lam-lai/", editor.redo, name="redo"),
    path("ke-hoach/<int:pk>/the-thuc/", header.header, name="header"),
    path("ke-hoach/<int:pk>/can-cu/", bases.bases, name="bases"),
    path("ke-hoach/<int:pk>/muc/them/", items.item_add, name="item-add"),
    path("muc/<int:pk>/", items.item_form, name="item-form"),
    path("muc/<int:pk>/luu/", items.item_save, name="item-save"),
    path("muc/<int:pk>/chuyen/", items.item_move, name="item-move"),
    path("muc/<int:pk>/lui-vao/", items.item_indent, name="item-indent"),
    path("muc/<int:pk>/dua-ra/", items.item_outdent, name="item-outdent"),
    path("muc/<int:pk>/xoa/", items.item_delete, name="item-delete"),
    path("muc/<int:pk>/thanh-nhiem-vu/", items.item_task, name="item-task"),
    path("muc/<int:pk>/thanh-muc/", items.item_plain, name="item-plain"),
    path("muc/<int:pk>/nhan-chung/", items.item_labels, name="item-labels"),
]
