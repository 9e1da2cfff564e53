"""Every page's address, in the words of the house. One list, so that a guard can walk it."""

from django.urls import path

from finalist.web.views import (
    door,
    drafts,
    new,
    opportunities,
    opportunity,
    plan,
    questions,
    styleguide,
    tabs,
    today,
    undo,
)

urlpatterns = [
    # the door
    path("welcome/", door.welcome, name="welcome"),
    path("leave/", door.leave, name="leave"),
    path("healthy", door.healthy, name="healthy"),
    path("styleguide/", styleguide.styleguide, name="styleguide"),
    # over all opportunities
    path("", today.today, name="today"),
    path("tour/end/", today.end_tour, name="tour-end"),
    path("example/", today.show_example, name="example-show"),
    path("example/remove/", today.remove_example, name="example-remove"),
    path("opportunities/", opportunities.board, name="opportunities"),
    path("opportunities/table/", opportunities.table, name="opportunities-table"),
    path("people/", today.today, name="people"),
    path("stories/", today.today, name="stories"),
    path("portfolio/", today.today, name="portfolio"),
    path("questions/", today.today, name="questions"),
    path("you/", today.today, name="profile"),
    path("settings/", today.today, name="settings"),
    path("people/<str:pid>/", today.today, name="person"),
    path("stories/new/", today.today, name="story-new"),
    path("stories/<str:sid>/", today.today, name="story"),
    path("questions/add/", questions.add, name="question-add"),
    path("undo/", undo.undo, name="undo"),
    path("drafts/<str:key>/", drafts.draft, name="draft"),
    # a new one, and its papers
    path("opportunities/new/", new.new, name="opportunity-new"),
    path("o/<str:oid>/papers/", new.papers_of, name="papers"),
    path("o/<str:oid>/papers/add/", new.add_papers, name="papers-add"),
    path("o/<str:oid>/papers/<str:pid>/", new.paper, name="paper"),
    path("o/<str:oid>/papers/<str:pid>/remove/", new.remove_paper, name="paper-remove"),
    # one opportunity
    path("o/<str:oid>/", opportunity.overview, name="opportunity"),
    path("o/<str:oid>/stage/", opportunity.stage, name="opportunity-stage"),
    path("o/<str:oid>/archive/", opportunity.archive, name="opportunity-archive"),
    path("o/<str:oid>/delete/", opportunity.delete, name="opportunity-delete"),
    # its tabs
    path("o/<str:oid>/people/", tabs.people_of, name="opportunity-people"),
    path("o/<str:oid>/questions/", tabs.questions_of, name="opportunity-questions"),
    path("o/<str:oid>/stories/", tabs.stories_of, name="opportunity-stories"),
    path("o/<str:oid>/concerns/", tabs.concerns_of, name="concerns"),
    path("o/<str:oid>/people/add/", tabs.person_add, name="opportunity-person-add"),
    path("o/<str:oid>/questions/unhide/", tabs.questions_unhide, name="questions-unhide"),
    path("o/<str:oid>/concerns/move/", tabs.concern_move, name="concern-move"),
    path("o/<str:oid>/concerns/answer/", tabs.concern_answer, name="concern-answer"),
    path("o/<str:oid>/research/", opportunity.overview, name="research"),
    path("o/<str:oid>/day/", tabs.day, name="day"),
    path("o/<str:oid>/notes/", opportunity.overview, name="notes"),
    path("o/<str:oid>/letters/", opportunity.overview, name="letters"),
    path("o/<str:oid>/offers/", opportunity.overview, name="offers"),
    path("o/<str:oid>/history/", tabs.history, name="history"),
    # its plan
    path("o/<str:oid>/plan/", plan.plan, name="plan"),
    path("o/<str:oid>/plan/make/", plan.make, name="plan-make"),
    path("o/<str:oid>/plan/changes/", plan.changed, name="plan-changes"),
    path("o/<str:oid>/plan/mark/", plan.mark, name="plan-mark"),
    path("o/<str:oid>/plan/state/", plan.state, name="plan-state"),
    path("o/<str:oid>/plan/<str:name>", plan.export, name="plan-export"),
]
