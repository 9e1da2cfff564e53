"""A cover letter and profile texts say only what the papers say, in patterns that are data."""

import re
import tomllib
from datetime import UTC, date, datetime
from importlib.resources import files

import pytest

from finalist.core.documents.base import Line
from finalist.core.documents.letter import LetterDraft
from finalist.core.documents.resume import JsonResume, Resume
from finalist.core.errors import UserError
from finalist.core.resume.cover import cover_letter
from finalist.core.resume.profile import ABOUT, HEADLINE, profile_texts
from finalist.core.resume.told import day, loose, loose_lines, opens_with_a_verb, patterns
from finalist.journeys.resume_check import fits_of, papers_of

RESUME = """# Noor Beispiel
noor@beispiel.example

## Profile

Engineer who keeps things running.

## Experience

### Site Engineer
Cloudberry Works, Leeds
Mar 2019 – Present

- Moved six services to AWS with Terraform
- Link engineer for fire safety

## Skills

Tools: Excel, Kubernetes, PostgreSQL
"""
POSTING = """# Platform Engineer
Company: Harrow Vale

## You have
- Experience of moving services to AWS with Terraform
- Confident in negotiating contracts with suppliers
- Welding of stainless steel to ISO 9606
"""
STORIES = """# Stories

## The suppliers

I negotiated new contracts with eleven suppliers and saved 12%.
"""


def papers(resume: str = RESUME, stories: str = STORIES):  # type: ignore[no-untyped-def]
    told = [("stories.md", stories.encode())] if stories else []
    return papers_of(("cv.md", resume.encode()), ("p.md", POSTING.encode()), told)


def written(resume: str = RESUME, stories: str = STORIES, **said: str) -> LetterDraft:
    read = papers(resume, stories)
    fits = fits_of(read.resume, read.posting, read.stories, datetime(2026, 11, 20, tzinfo=UTC))
    return cover_letter(read.resume, read.posting, fits, read.stories, **said)


def test_a_letter_answers_what_is_asked_with_own_words():
    letter = written(addressee="Ms Example", why="I have bought your lamps for ten years.")
    assert letter.greeting == "Dear Ms Example,"
    assert [[line.text for line in paragraph] for paragraph in letter.paragraphs] == [
        ["I am applying for the post of Platform Engineer at Harrow Vale.",
         "Since March 2019 I have worked as Site Engineer at Cloudberry Works."],
        ["You ask for somebody confident in negotiating contracts with suppliers.",
         "I negotiated new contracts with eleven suppliers and saved 12%."],
        ["You also ask for experience of moving services to AWS with Terraform.",
         "At Cloudberry Works I moved six services to AWS with Terraform."],
        ["I have bought your lamps for ten years."],
        ["My résumé is enclosed.", "I would be glad to talk about it with you."],
    ]  # fmt: skip


def test_every_sentence_has_its_place_and_nothing_is_loose():
    letter = written()
    assert loose(letter) == ()
    assert all(line.evidence or line.knowledge == "cover:closing" for line in letter.lines)


def test_a_sentence_that_says_more_is_seen():
    letter = written()
    more = letter.paragraphs[2][1]
    forged = Line(text=more.text.replace("six", "sixty").replace("AWS", "Mars"), evidence=more.evidence)
    assert loose(letter.model_copy(update={"paragraphs": ((forged,),)}))


def test_what_only_the_candidate_can_say_is_asked_for():
    flags = [flag.line.text for flag in written().flags]
    assert any("why this employer" in text for text in flags)
    assert any("Welding of stainless steel" in text for text in flags)
    assert not any("why this employer" in flag.line.text for flag in written(why="Because.").flags)
    assert "Welding" not in written().body


def test_a_story_the_candidate_does_not_vouch_for_is_not_told():
    assert "12%" in written().body
    assert "12%" not in written(stories=STORIES + "\nUnconfirmed: 12%\n").body


def test_a_resume_that_shows_nothing_gives_a_short_honest_letter():
    letter = written(resume="# Noor Beispiel\nnoor@beispiel.example\n\n## Skills\n\nCooking\n", stories="")
    assert len(letter.paragraphs) == 2
    assert "little-said" in [flag.code for flag in letter.flags]


def test_another_language_and_one_that_is_not_there():
    letter = written(language="de")
    assert letter.body.startswith("Sehr geehrte Damen und Herren,\n\nhiermit bewerbe ich mich um die Stelle „Platform")
    assert loose(letter, "de") == ()
    assert (day(date(2026, 11, 20), "de"), day(date(2026, 11, 20), "en")) == ("20. November 2026", "20 November 2026")
    for language, since in (("fr", "Depuis mars 2019, je"), ("es", "Desde marzo de 2019 trabajo")):
        assert since in written(language=language).body
        assert loose(written(language=language), language) == ()
    with pytest.raises(UserError, match="no cover letter in “xx”"):
        written(language="xx")


@pytest.mark.parametrize(
    ("line", "verb"),
    [("Led the change", True), ("Coordinate a ward", True), ("Moved six services", True), ("Link nurse for", False),
     ("Registered nurse with", False), ("Personal care and", False), ("Led", False)],
)  # fmt: skip
def test_i_stands_only_before_a_verb(line: str, verb: bool):
    assert opens_with_a_verb(line, patterns("en")) is verb


def test_every_language_has_the_same_keys_and_slots():
    known = tomllib.loads((files("finalist.core.knowledge") / "data" / "cover.toml").read_text("utf-8"))
    assert set(known) == {"en", "de", "fr", "es"}
    for words in known.values():
        assert {key: type(value) for key, value in words.items()} == {
            key: type(value) for key, value in known["en"].items()
        }
        assert len(words["months"].split()) == 12
        for key in ("opening", "now", "last", "ask", "did", "quoted"):
            assert re.findall(r"\{\w+\}", words[key][0])


def test_profile_texts_are_the_resume_in_short():
    texts = profile_texts(papers().resume)
    assert texts.headline is not None
    assert texts.headline.text == "Site Engineer | Excel | Kubernetes | PostgreSQL"
    assert [line.text for line in texts.about] == [
        "Engineer who keeps things running.",
        "What I work with: Excel, Kubernetes, PostgreSQL.",
    ]
    assert [gap.text[:30] for gap in texts.gaps] == ["No line of your positions tell"]
    assert loose_lines(texts.about) == ()


def test_profile_texts_keep_to_the_limits_and_to_what_is_there():
    long = RESUME.replace("Excel,", ", ".join(f"Very long name of skill number {n}" for n in range(40)) + ",")
    texts = profile_texts(papers(long).resume)
    assert texts.headline is not None
    assert len(texts.headline.text) <= HEADLINE
    assert sum(len(line.text) + 2 for line in texts.about) <= ABOUT + 2
    empty = profile_texts(Resume(source="resume", content=JsonResume()))
    assert (empty.headline, empty.about, len(empty.gaps)) == (None, (), 3)
