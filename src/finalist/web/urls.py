"""Every page's address, in the words of the house. One list, so that a guard can walk it."""

from django.urls import path

from finalist.web.views import door, new, opportunities, opportunity, today

urlpatterns = [
    path("", today.today, name="today"),
    path("welcome/", door.welcome, name="welcome"),
    path("healthy", door.healthy, name="healthy"),
    path("opportunities/", opportunities.board, name="opportunities"),
    path("people/", today.today, name="people"),
    path("stories/", today.today, name="stories"),
    path("questions/", today.today, name="questions"),
    path("you/", today.today, name="profile"),
    path("opportunities/new/", new.new, name="opportunity-new"),
    path("o/<str:oid>/", opportunity.overview, name="opportunity"),
    path("o/<str:oid>/papers/", new.papers_of, name="papers"),
    path("o/<str:oid>/plan/", opportunity.plan, name="plan"),
    path("o/<str:oid>/plan/make/", opportunity.make_plan, name="plan-make"),
]
