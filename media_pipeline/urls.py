"""What answers below /media/."""

from django.urls import path

from . import views
from .resumable.views import UploadsView, UploadView

app_name = "media_pipeline"

urlpatterns = [
    path("signed/<int:day>/<str:signature>/<path:name>", views.signed, name="signed"),
    path("captions/<int:day>/<str:signature>/<int:transcript_id>.<str:suffix>", views.captions, name="captions"),
    path("uploads/", UploadsView.as_view(), name="uploads"),
    path("uploads/<uuid:key>", UploadView.as_view(), name="upload"),
    path("<path:name>", views.public, name="public"),
]
