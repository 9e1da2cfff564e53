"""The addresses of practice, for the one list in urls.py."""

from django.urls import path

from finalist.web.views import drill, practice, take

urlpatterns = [
    path("practice/", practice.practice, name="practice"),
    path("practice/start/", practice.start, name="practice-start"),
    path("practice/progress/", practice.progress, name="practice-progress"),
    path("practice/ratings/", take.mentor_import, name="mentor-import"),
    path("practice/drills/<str:did>/", drill.drill, name="drill"),
    path("practice/drills/<str:did>/state/", drill.state, name="drill-state"),
    path("practice/drills/<str:did>/guess/", drill.guess, name="drill-guess"),
    path("practice/drills/<str:did>/answer/", drill.answer, name="drill-answer"),
    path("practice/drills/<str:did>/file/", drill.bring_in, name="drill-file"),
    path("practice/drills/<str:did>/sound/", drill.upload, name="drill-upload"),
    path("practice/drills/<str:did>/video/", drill.upload_video, name="drill-video"),
    path("practice/drills/<str:did>/slide/", drill.slide, name="drill-slide"),
    path("practice/drills/<str:did>/end/", drill.end, name="drill-end"),
    path("practice/drills/<str:did>/enough/<str:tid>/", drill.enough, name="drill-enough"),
    path("practice/takes/<str:tid>/", take.take, name="take"),
    path("practice/takes/<str:tid>/state/", take.state, name="take-state"),
    path("practice/takes/<str:tid>/hear/", take.hear, name="take-hear"),
    path("practice/takes/<str:tid>/self/", take.rate_self, name="take-self"),
    path("practice/takes/<str:tid>/words/", take.words, name="take-words"),
    path("practice/takes/<str:tid>/delivery/", take.delivery, name="take-delivery"),
    path("practice/takes/<str:tid>/remarks/", take.remark, name="take-remark"),
    path("practice/takes/<str:tid>/remarks/<str:cid>/", take.remark_remove, name="take-remark-remove"),
    path("practice/takes/<str:tid>/delete/", take.delete, name="take-delete"),
    path("practice/takes/<str:tid>/compare/", take.compare, name="take-compare"),
    path("practice/takes/<str:tid>/sound/", take.sound, name="take-sound"),
    path("practice/takes/<str:tid>/video/", take.video, name="take-video"),
    path("practice/takes/<str:tid>/take.vtt", take.vtt, name="take-vtt"),
    path("practice/takes/<str:tid>/mentor.html", take.mentor, name="take-mentor"),
    path("o/<str:oid>/practice/", practice.practice_of, name="opportunity-practice"),
]
