"""Practice on the web without a script: choose, guess, type, rate oneself, see the feedback, mend, compare."""

import json
import re

import pytest

QUESTION = "adapt-plan-collapsed"
THIN = "I generally like change and I am good with people. You know, plans basically always work out in our team."
FULL = (
    "At Harrow Vale in May 2024 our ward was short of two nurses and the plan for the week fell apart. It was my task "
    "to keep the round on time. I called the bank, I moved two people from the day unit, because their list was "
    "short, and I dropped the audit. We finished twenty minutes early and complaints fell from 9 to 3. Since then I "
    "keep a spare name for every shift."
)


@pytest.fixture
def browser(client_of, alice):
    return client_of(alice)


@pytest.fixture
def opportunity(alice):
    from finalist.services import opportunities

    return opportunities.begin(alice, company="Windharp", role="Engineer")


def begin(browser, **sent):
    answer = browser.post("/practice/start/", {"kind": "question", "about": QUESTION, **sent})
    assert answer.status_code == 302
    return answer.headers["Location"]


def answered(browser, text=FULL, place=None):
    """A typed answer; the address of the drill, and the take."""
    from finalist.store.models import Take

    place = place or begin(browser)
    browser.post(place + "guess/", {"q": "0", "competency": "-"})
    browser.post(place + "answer/", {"q": "0", "text": text})
    return place, Take.objects.filter(parent=None).order_by("-nth").first()


def text_of(answer):
    return answer.content.decode()


def test_first_it_asks_what_the_question_is_about_and_says_whether_that_was_right(browser):
    place = begin(browser)
    page = text_of(browser.get(place))
    assert "what is this question about?" in page
    assert page.count('name="competency" value="') == 6
    browser.post(place + "guess/", {"q": "0", "competency": "adaptability"})
    page = text_of(browser.get(place))
    assert "Yes:" in page
    assert "Adapting under pressure" in page
    browser.post(place + "guess/", {"q": "0", "competency": "learning"})
    assert "Yes:" in text_of(browser.get(place)), "the first guess counts"


def test_a_typed_answer_is_asked_on_at_most_twice_and_never_the_same(browser):
    from finalist.store.models import Take

    place, take = answered(browser, THIN)
    asked = []
    for _ in range(3):
        page = browser.get(place)
        if page.status_code == 302:
            break
        asked.append(re.search(r"<h1[^>]*>(.*?)</h1>", text_of(page))[1])
        browser.post(place + "answer/", {"q": "0", "text": "I rang the bank myself.", "parent": take.pk})
    assert len(asked) == 2
    assert len(set(asked)) == 2
    assert Take.objects.filter(parent=take).count() == 2
    assert browser.get(place).headers["Location"] == f"/practice/takes/{take.pk}/"


def test_nobody_has_to_answer_a_follow_up(browser):
    place, take = answered(browser, THIN)
    assert browser.post(f"{place}enough/{take.pk}/").headers["Location"] == f"/practice/takes/{take.pk}/"
    assert browser.get(place).status_code == 302


def test_feedback_waits_until_one_has_rated_oneself_or_would_rather_not(browser):
    _, take = answered(browser, THIN)
    place = f"/practice/takes/{take.pk}/"
    before = text_of(browser.get(place))
    assert "First your own view" in before
    assert "To try" not in before
    assert "<mark" not in before
    browser.post(place + "self/", {"mark:adaptability": "4", "thought": "Name the ward.", "rev": _rev(before)})
    after = text_of(browser.get(place))
    assert "First your own view" not in after
    assert "To try" in after
    assert "Name the ward." in after
    take.refresh_from_db()
    assert take.self_rating == {"marks": {"adaptability": 4}, "thought": "Name the ward."}
    comments = re.findall(r'<p class="lead">', after)
    assert 1 <= len(comments) <= 3
    assert "E3.1" in after


def test_delivery_is_shown_only_to_who_wants_it(browser):
    _, take = answered(browser)
    place = f"/practice/takes/{take.pk}/"
    browser.post(place + "self/", {"skip": "yes"})
    assert "Pace while speaking" not in text_of(browser.get(place))
    browser.post(place + "delivery/", {"on": "yes"})
    assert "Pace while speaking" in text_of(browser.get(place))


def test_a_mended_transcript_is_measured_anew_and_a_stale_one_is_refused(browser):
    _, take = answered(browser, THIN)
    place = f"/practice/takes/{take.pk}/"
    browser.post(place + "self/", {"skip": "yes"})
    rev = _rev(text_of(browser.get(place)))
    before = take.review["words"]
    assert browser.post(place + "words/", {"text": FULL, "rev": rev}).status_code == 302
    assert browser.post(place + "words/", {"text": "other", "rev": rev}).status_code == 409
    take.refresh_from_db()
    assert take.edited
    assert take.review["words"] > before
    assert "<mark" in text_of(browser.get(place))


def test_two_answers_stand_side_by_side_with_what_changed(browser):
    place, first = answered(browser, THIN)
    _, second = answered(browser, FULL, place)
    page = text_of(browser.get(f"/practice/takes/{second.pk}/compare/?with={first.pk}"))
    assert page.index("generally like change") < page.index("short of two nurses")
    assert "New in it: What you did yourself" in page


def test_a_friend_gets_one_file_and_their_ratings_come_back_once(browser):
    from finalist.store.models import Rating, TakeComment

    _, take = answered(browser)
    answer = browser.get(f"/practice/takes/{take.pk}/mentor.html")
    bundle = answer.content.decode()
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "short" in bundle
    assert f'data-take="{take.pk}"' in bundle
    assert "http" not in re.sub(r'http-equiv="[^"]*"', "", bundle), "it asks nothing of any network"
    filled = {"format": "finalist-rating", "version": 1, "take": take.pk, "by": "Robin Quillfeather",
              "scores": {"adaptability": 4, "answer": 5, "strange": 1}, "text": "Say the number first.",
              "remarks": [{"at": 3.5, "text": "Good."}]}  # fmt: skip
    for _ in range(2):
        assert send(browser, json.dumps(filled)).headers["Location"] == f"/practice/takes/{take.pk}/"
    rating = Rating.objects.get()
    assert (rating.by, rating.scores) == ("Robin Quillfeather", {"adaptability": 4, "answer": 5})
    assert TakeComment.objects.get().at == 3.5
    browser.post(f"/practice/takes/{take.pk}/self/", {"mark:adaptability": "2"})
    page = text_of(browser.get(f"/practice/takes/{take.pk}/"))
    assert "Say the number first." in page
    assert "−2" in text_of(browser.get("/practice/progress/")).replace("-2", "−2")


@pytest.mark.parametrize("file", ["", "{}", '{"format": "finalist-rating", "version": 9}', "\x00", "[1]"])
def test_a_file_that_is_no_rating_is_refused_in_a_sentence(browser, file):
    answer = send(browser, file)
    assert answer.status_code == 422
    assert "The file" in text_of(answer) or "handed in" in text_of(answer)


def send(browser, text):
    from django.core.files.uploadedfile import SimpleUploadedFile

    return browser.post("/practice/ratings/", {"file": SimpleUploadedFile("rating.json", text.encode())})


def test_an_empty_answer_is_no_answer(browser):
    from finalist.store.models import Take

    place = begin(browser)
    assert browser.post(place + "answer/", {"q": "0", "text": "  "}).status_code == 422
    assert browser.post(place + "answer/", {"q": "7", "text": "words"}).status_code == 422
    assert Take.objects.count() == 0


def test_a_second_try_of_the_same_answer_is_one_answer(browser):
    from finalist.store.models import Take

    place = begin(browser)
    for _ in range(2):
        browser.post(place + "answer/", {"q": "0", "text": FULL, "client_id": "once"})
    assert Take.objects.count() == 1


def test_remarks_stand_at_their_moment_and_can_be_taken_back(browser):
    _, take = answered(browser)
    place = f"/practice/takes/{take.pk}/"
    browser.post(place + "remarks/", {"text": "Slower here", "at": "1:05"})
    assert "1:05" in text_of(browser.get(place))
    remark = take.comments.get()
    assert remark.at == 65
    browser.post(f"{place}remarks/{remark.pk}/")
    assert "Slower here" not in re.sub(r"(?s)<div class=.toasts.*", "", text_of(browser.get(place)))


def test_what_was_answered_comes_back_later_and_today_says_so(browser, alice, monkeypatch):
    from datetime import timedelta

    from finalist.core import clock
    from finalist.store.models import RecallCard

    answered(browser)
    card = RecallCard.objects.get(kind="question")
    assert card.key == QUESTION
    assert card.due_at > clock.now()
    RecallCard.objects.update(due_at=clock.now() - timedelta(hours=1))
    assert "1 question is due" in text_of(browser.get("/practice/"))
    page = text_of(browser.get("/"))
    assert "Practise" in page
    browser.post("/practice/start/", {"kind": "due"})
    assert "fell apart" in text_of(browser.get("/practice/"))


@pytest.mark.parametrize("kind", ["due", "panel", "presentation"])
def test_every_drill_begins_without_any_paper(browser, kind):
    from finalist.store.models import Drill

    place = begin(browser, kind=kind, about="My topic")
    drill = Drill.objects.get()
    assert browser.get(place).status_code == 200
    assert len(drill.items) == {"due": 5, "panel": 6, "presentation": 3}[kind]
    assert len({one["question_id"] for one in drill.items}) == len(drill.items)
    if kind == "panel":
        assert len({one["stake"] for one in drill.items}) == 3
        assert [one["stake"] for one in drill.items[:3]] == [one["stake"] for one in drill.items[3:]]


def test_a_kind_that_is_none_begins_nothing(browser):
    for sent in ({"kind": "chess"}, {"kind": "question", "about": "no-such"}, {"kind": "concern", "about": "x"}):
        assert browser.post("/practice/start/", sent).status_code == 422


def _rev(page):
    return re.search(r'name="rev" value="(\d+)"', page)[1]


def test_what_was_typed_and_not_handed_in_is_still_there(browser):
    place = begin(browser)
    browser.post(place + "guess/", {"q": "0", "competency": "-"})
    drill = place.split("/")[3]
    browser.post(f"/drafts/take-{drill}/", {"text": "Half an answer"})
    assert "Half an answer" in text_of(browser.get(place))
    browser.post(place + "answer/", {"q": "0", "text": FULL})
    assert "Half an answer" not in text_of(browser.get(place + "?again=1"))


def test_from_the_feedback_the_next_question_of_the_sitting_is_one_click_away(browser):
    from finalist.store.models import Take

    place = begin(browser, kind="panel")
    seen = []
    for number in range(6):
        page = browser.get(place)
        assert page.status_code == 200, "without a number it opens the next question that has no answer"
        assert f"question {number + 1} of 6" in text_of(page)
        browser.post(place + "guess/", {"q": str(number), "competency": "-"})
        browser.post(place + "answer/", {"q": str(number), "text": FULL})
        take = Take.objects.filter(parent=None).order_by("-place").first()
        browser.post(f"{place}enough/{take.pk}/")
        browser.post(f"/practice/takes/{take.pk}/self/", {"skip": "yes"})
        feedback = text_of(browser.get(f"/practice/takes/{take.pk}/"))
        seen.append(re.findall(r'<a class="button" href="[^"]*\?q=(\d)"[^>]*>Next question', feedback))
        assert feedback.count("(answered)") == number + 1
    assert seen == [["1"], ["2"], ["3"], ["4"], ["5"], []]
    assert browser.get(place).status_code == 302, "all have an answer: it goes to the first one's feedback"


def test_who_passed_a_question_over_is_led_back_to_it_in_the_end(browser):
    from finalist.services import drills
    from finalist.store.models import Drill

    place = begin(browser, kind="panel")
    drill = Drill.objects.get()
    for number in (0, 2, 3, 4, 5):
        browser.post(place + "answer/", {"q": str(number), "text": FULL})
    assert drills.next_open(drill, 5) == 1
    assert drills.next_open(drill, 0) == 1
    browser.post(place + "answer/", {"q": "1", "text": FULL})
    assert drills.next_open(drill) is None


def test_where_nothing_can_listen_it_is_said_before_one_records(browser, monkeypatch):
    place = begin(browser)
    browser.post(place + "guess/", {"q": "0", "competency": "-"})
    monkeypatch.setattr("finalist.services.listening.parts", lambda *_: ())
    page = text_of(browser.get(place))
    assert "Nothing here can turn speech into words" in page
    assert 'href="/settings/listening/"' in page


def test_a_recording_that_could_not_be_heard_is_no_answer_yet(browser):
    from finalist.services import drills
    from finalist.store.models import Drill, Take

    place = begin(browser, kind="panel")
    drill = Drill.objects.get()
    browser.post(place + "answer/", {"q": "0", "text": FULL})
    Take.objects.update(state="failed", trouble="too-quiet")
    assert drills.next_open(drill) == 0
    page = text_of(browser.get(place))
    assert "too quiet" in page
    assert "(answered)" not in page


def test_what_was_asked_beside_the_occasion_is_listed_only_where_something_was(browser):
    _, take = answered(browser)
    browser.post(f"/practice/takes/{take.pk}/self/", {"skip": "yes"})
    assert "Each thing that was asked for" not in text_of(browser.get(f"/practice/takes/{take.pk}/"))
    Take = type(take)
    review = {**take.review, "checks": [{"code": "all-parts", "met": False, "quotes": []}]}
    Take.objects.filter(pk=take.pk).update(review=review)
    assert "Each thing that was asked for" in text_of(browser.get(f"/practice/takes/{take.pk}/"))
