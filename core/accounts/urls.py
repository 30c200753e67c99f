"""Include at the root, before the admins: their sign-in pages are ours."""

from django.urls import path

from .views import admin_sign_in, download_export

urlpatterns = [
    path("admin/login/", admin_sign_in),
    path("django-admin/login/", admin_sign_in),
    path("account-exports/<str:signed>", download_export, name="download_account_export"),
]
