"""Addresses of the motions room, under ``/motions/``."""

from django.urls import path

from causeway.motions.carrying import beginning_views as beginning
from causeway.motions.carrying import desk_views as desk
from causeway.motions.consent import views as consent
from causeway.motions.published import views as published

app_name = "motions"
urlpatterns = [
    path("", beginning.index, name="index"),
    path("conference/", beginning.conference, name="conference"),
    path("model/<slug:key>/", beginning.model, name="model"),
    path("begin/", beginning.begin, name="begin"),
    path("all/", published.every, name="all"),
    path("consent/", consent.tree, name="consent"),
    path("mine/", desk.mine, name="mine"),
    path("mine/<int:key>/", desk.own, name="own"),
    path("mine/<int:key>/words/", desk.words, name="words"),
    path("mine/<int:key>/figures/", desk.figures, name="figures"),
    path("mine/<int:key>/newer/", desk.newer, name="newer"),
    path("mine/<int:key>/step/<slug:act>/", desk.step, name="step"),
    path("mine/<int:key>/proof/", desk.proof, name="proof"),
    path("mine/<int:key>/public/", desk.publicity, name="publicity"),
    path("mine/<int:key>/tell/", desk.tell, name="tell"),
    path("mine/<int:key>/paper/<str:name>", desk.paper, name="paper"),
    path("<int:key>/", published.one, name="one"),
    path("<int:key>/minutes.pdf", published.minutes, name="minutes"),
]
