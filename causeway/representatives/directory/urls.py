"""Addresses of the representatives room on the staff's side."""

from django.urls import path

from causeway.representatives.directory import views as directory_staff

app_name = "directory"
urlpatterns = [
    path("directory/", directory_staff.overview, name="overview"),
    path("directory/<str:office>/", directory_staff.one, name="one"),
    path("directory/<str:office>/form.csv", directory_staff.form_of, name="form"),
]
