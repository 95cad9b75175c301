from __future__ import annotations

from django.urls import include, path

from documents.views import annexes, certificates, check, copies, documents, signing

app_name = "documents"

_pages = [
    path("", documents.document_list, name="list"),
    path("<int:pk>/", documents.document_detail, name="detail"),
    path("<int:pk>/pdf/", documents.document_pdf, name="pdf"),
    path("<int:pk>/sao/", copies.copies, name="copies"),
    path("<int:pk>/sao/<int:copy>/", copies.copy_file, name="copy-file"),
    path("<int:pk>/ky/", signing.sign, name="sign"),
    path("<int:pk>/ky/tep/", signing.sign_file, name="sign-file"),
    path("<int:pk>/ky/tai-len/", signing.sign_upload, name="sign-upload"),
    path("<int:pk>/phu-luc/", annexes.annexes, name="annexes"),
    path("<int:pk>/phu-luc/<int:annex>/", annexes.annex_file, name="annex-file"),
    path("<int:pk>/phu-luc/<int:annex>/ten/", annexes.annex_rename, name="annex-rename"),
    path("<int:pk>/phu-luc/<int:annex>/chuyen/", annexes.annex_move, name="annex-move"),
    path("<int:pk>/phu-luc/<int:annex>/xoa/", annexes.annex_delete, name="annex-delete"),
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
