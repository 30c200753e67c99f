"""What answers below /media/."""

from django.urls import path

from . import views

app_name = "media_pipeline"

urlpatterns = [
    path("signed/<int:day>/<str:signature>/<path:name>", views.signed, name="signed"),
    path("captions/<int:day>/<str:signature>/<int:transcript_id>.<str:suffix>", views.captions, name="captions"),
    path("<path:name>", views.public, name="public"),
]
