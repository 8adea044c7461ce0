"""Addresses of the outbox on the staff's side."""

from django.urls import path

from causeway.outbox import staff_views

urlpatterns = [
    path("outbox/", staff_views.index, name="outbox-staff"),
    path("outbox/lane/", staff_views.lane, name="outbox-lane"),
    path("outbox/lane/pace/", staff_views.pace, name="outbox-pace"),
    path("outbox/<int:key>/settle/", staff_views.settle, name="outbox-settle"),
    path("outbox/<int:key>/address/", staff_views.show_address, name="outbox-address"),
]
