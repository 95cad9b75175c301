from __future__ import annotations

from django.urls import include, path

from documents.views import (
    annexes,
    certificates,
    check,
    copies,
    corrections,
    documents,
    incoming,
    own,
    registers,
    sending,
    signing,
    word,
)

app_name = "documents"

_pages = [
    path("", registers.register_page, name="list"),
    path("so/xlsx/", registers.register_xlsx, name="register-xlsx"),
    path("so/pdf/", registers.register_pdf, name="register-pdf"),
    path("luu-tru/xlsx/", registers.archive_xlsx, name="archive-xlsx"),
    path("luu-tru/csv/", registers.archive_csv, name="archive-csv"),
    path("den/", incoming.incoming_list, name="incoming-list"),
    path("den/xlsx/", incoming.incoming_xlsx, name="incoming-xlsx"),
    path("den/pdf/", incoming.incoming_pdf, name="incoming-pdf"),
    path("den/them/", incoming.incoming_create, name="incoming-create"),
    path("den/<int:pk>/", incoming.incoming_entry, name="incoming"),
    path("den/<int:pk>/tep/", incoming.incoming_scan, name="incoming-scan"),
    path("<int:pk>/", documents.document_detail, name="detail"),
    path("<int:pk>/so/", registers.register_entry, name="register-entry"),
    path("<int:pk>/gui/", sending.send, name="send"),
    path("<int:pk>/gui/thu-hoi/", sending.recall, name="send-recall"),
    path("<int:pk>/gui/<int:sending>/lai/", sending.retry, name="send-retry"),
    path("<int:pk>/pdf/", documents.document_pdf, name="pdf"),
    path("<int:pk>/docx/", word.document_docx, name="docx"),
    path("<int:pk>/sao/", copies.copies, name="copies"),
    path("<int:pk>/sao/<int:copy>/", copies.copy_file, name="copy-file"),
    path("du-thao/", own.drafts, name="drafts"),
    path("<int:pk>/dinh-chinh/", corrections.begin, name="correct"),
    path("<int:pk>/soan/", corrections.edit, name="correct-edit"),
    path("<int:pk>/ban-thao/", corrections.draft, name="draft"),
    path("<int:pk>/xoa/", corrections.delete, name="delete"),
    path("<int:pk>/y-kien/", own.comment, name="comment"),
    path("<int:pk>/buoc/<str:action>/", own.step, name="step"),
    path("<int:pk>/lap-ban-ky/", own.prepare, name="prepare"),
    path("<int:pk>/ky/", signing.sign, name="sign"),
    path("<int:pk>/ky/tep/", signing.sign_file, name="sign-file"),
    path("<int:pk>/ky/tai-len/", signing.sign_upload, name="sign-upload"),
    path("<int:pk>/phu-luc/", annexes.annexes, name="annexes"),
    path("<int:pk>/phu-luc/<int:annex>/", annexes.annex_file, name="annex-file"),
    path("<int:pk>/phu-luc/<int:annex>/ten/", annexes.annex_rename, name="annex-rename"),
    path("<int:pk>/phu-luc/<int:annex>/chuyen/", annexes.annex_move, name="annex-move"),
    path("<int:pk>/phu-luc/<int:annex>/xoa/", annexes.annex_delete, name="annex-delete"),
    path("<int:pk>/phu-luc/<int:annex>/cho-ky/", annexes.annex_sign_file, name="annex-sign-file"),
    path("<int:pk>/phu-luc/<int:annex>/ky/", annexes.annex_upload, name="annex-upload"),
]
_certificates = [
    path("", certificates.certificates, name="certificates"),
    path("them/<str:source>/", certificates.certificate_add, name="certificate-add"),
    path("<int:pk>/", certificates.certificate_picture, name="certificate-picture"),
    path("<int:pk>/hinh/", certificates.certificate_image, name="certificate-image"),
    path("<int:pk>/ngung/", certificates.certificate_deactivate, name="certificate-deactivate"),
]
# Open to everybody, without signing in.
_public = [
    path("", check.check_enter, name="check-enter"),
    path("<str:code>/", check.check, name="check"),
]

urlpatterns = [
    path("van-ban/", include(_pages)),
    path("chung-thu/", include(_certificates)),
    path("xac-thuc/", include(_public)),
]
