"""The German catalogue: complete, faithful to its placeholders, compiled, and shown once it is chosen."""

import gettext
import re
import shutil
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[2] / "src" / "finalist" / "web"
FOLDER = WEB / "locale" / "de" / "LC_MESSAGES"
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%|%[sd]|\b(?:CARD|COLUMN|NUMBER|COUNT)\b|</?\w+>")
"""What the program puts in, what the scripts of a page put in, and tags."""


@pytest.fixture(autouse=True)
def english_again(request):
    """A request leaves its language behind in the thread; the next test shall not speak it."""
    yield
    if "empty_workspace" in request.fixturenames:
        from django.utils import translation

        translation.deactivate()


def catalogue(path=FOLDER / "django.po"):
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        return read_po(file, locale="de")


def forms(message):
    """(English, German) of a message, form by form."""
    if isinstance(message.id, tuple):
        return tuple(zip(message.id, message.string, strict=True))
    return ((message.id, message.string),)


def texts(path=FOLDER / "django.po"):
    found = [one for one in catalogue(path) if one.id]
    assert len(found) > 1000
    return found


class Visible(HTMLParser):
    """The words of a page, without those of scripts."""

    def __init__(self, page):
        super().__init__()
        self.words, self.inside, self.nav, self.navigation = [], [], 0, []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.nav += tag == "nav"
        self.inside.append(tag)

    def handle_endtag(self, tag):
        self.nav -= tag == "nav"
        self.inside.append("")

    def handle_data(self, data):
        if data.strip() and self.inside[-1] not in {"script", "style"}:
            (self.navigation if self.nav else self.words).append(" ".join(data.split()))


def german(owner):
    owner.settings = {"example": "shown", "tour": "done", "language": "de"}
    owner.save()
    return owner


def test_every_text_has_a_translation_that_nobody_has_to_guess():
    assert [one.id for one in texts() if one.fuzzy or not all(german for _, german in forms(one))] == []


def test_every_translation_keeps_the_placeholders_of_its_text():
    wrong = []
    for one in texts():
        for english, told in forms(one):
            if Counter(PLACEHOLDER.findall(english)) != Counter(PLACEHOLDER.findall(told)):
                wrong.append((english, told))
    assert wrong == []
    assert sum("%(" in str(one.id) for one in texts()) > 50


def test_german_marks_are_used_and_not_those_of_english():
    shown = "".join(told for one in texts() for _, told in forms(one))
    assert "„" in shown
    assert not re.search("”|'|\"|\\)s %%|\\d %%", shown)
    assert shown.count("„") == shown.count("“")


def test_the_header_names_the_language_its_plurals_and_no_person():
    header = (FOLDER / "django.po").read_text(encoding="utf-8").split("\n\n")[0]
    assert '"Language: de\\n"' in header
    assert "nplurals=2; plural=(n != 1);" in header
    assert "@" not in header
    assert "Date" not in header
    assert "fuzzy" not in header


def test_the_compiled_catalogue_says_what_the_written_one_says():
    with (FOLDER / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for one in texts():
        if isinstance(one.id, tuple):
            said = tuple(compiled.ngettext(*one.id, n) for n in (1, 2))
            assert said == tuple(one.string)
        else:
            said = compiled.pgettext(one.context, one.id) if one.context else compiled.gettext(one.id)
            assert said == one.string
    assert len({key for key in compiled._catalog if key}) == sum(len(forms(one)) for one in texts())


@pytest.mark.skipif(not shutil.which("xgettext"), reason="xgettext is missing: install gettext to collect the texts.")
def test_the_catalogue_holds_every_text_of_the_pages_and_none_that_is_gone(empty_workspace, tmp_path, monkeypatch):
    from django.conf import settings
    from django.core.management import call_command

    copied = tmp_path / "web"
    shutil.copytree(WEB, copied, ignore=shutil.ignore_patterns("locale", "static", "__pycache__"))
    (copied / "locale").mkdir()
    monkeypatch.chdir(copied)
    monkeypatch.setattr(settings, "LOCALE_PATHS", [copied / "locale"])
    call_command("makemessages", locale=["de"], no_location=True, no_obsolete=True, verbosity=0)
    collected = {(one.context, one.id) for one in texts(copied / "locale/de/LC_MESSAGES/django.po")}
    kept = {(one.context, one.id) for one in texts()}
    assert collected - kept == set(), "run python scripts/messages.py and translate what is new"
    assert kept - collected == set(), "run python scripts/messages.py"


def test_a_page_in_german_has_a_german_navigation_and_no_english_one(alice, client_of):
    page = client_of(german(alice)).get("/").content.decode()
    assert '<html lang="de"' in page
    shown = set(Visible(page).navigation)
    for word in ("Heute", "Bewerbungen", "Personen", "Geschichten", "Fragen", "Profil", "Einstellungen"):
        assert word in shown
    assert shown & {"Today", "Opportunities", "People", "Stories", "Questions", "You", "Settings"} == set()


def test_dates_are_written_as_germans_write_them(alice, client_of, monkeypatch):
    from datetime import UTC, datetime

    from django.utils import translation

    from finalist.core import clock
    from finalist.web.templatetags.house import day_told, moment

    now = datetime(2026, 12, 1, 8, tzinfo=UTC)
    monkeypatch.setattr(clock, "now", lambda: now)
    page = client_of(german(alice)).get("/").content.decode()
    assert "Dienstag, 1. Dezember" in page
    meeting = datetime(2026, 12, 3, 9, 30, tzinfo=UTC)
    with translation.override("de"):
        assert ">Do, 3. Dez., 09:30, <" in moment(meeting)
        assert ">in 2 Tagen<" in moment(meeting)
        assert day_told(datetime(2027, 3, 4, tzinfo=UTC)) == "Do, 4. März"
        assert day_told(now) == "heute"
    with translation.override("en"):
        assert ">Thu 3 Dec, 09:30, <" in moment(meeting)


def test_choosing_german_takes_effect_at_once_and_english_comes_back(alice, client_of):
    client = client_of(alice)
    assert "<h1>Settings</h1>" in client.get("/settings/").content.decode()
    shown = client.post("/settings/", {"language": "de", "look": "system", "zone": ""}, follow=True).content.decode()
    assert "<h1>Einstellungen</h1>" in shown
    assert "Plan, Fachwissen und Hinweise zu falschen Eingaben sind auf Englisch." in shown
    shown = client.post("/settings/", {"language": "en", "look": "system", "zone": ""}, follow=True).content.decode()
    assert "<h1>Settings</h1>" in shown
    assert "Plan, knowledge and what is said of wrong input are in English." in shown


def test_no_sentence_of_the_pages_stays_english_when_german_is_chosen(alice, client_of, full_of):
    rows = full_of(alice, "Quillan")
    client = client_of(german(alice))
    english = {one.id for one in texts() if isinstance(one.id, str) and one.id.count(" ") >= 2 and one.string != one.id}
    ours = ["/", "/opportunities/", "/opportunities/table/", "/people/", "/stories/", "/stories/new/", "/facts/",
            "/values/", "/portfolio/", "/questions/", "/you/", "/settings/", "/search/?q=a", "/odds/", "/timeline/",
            "/market/", "/shortcuts/"]  # fmt: skip
    tabs = ["", "papers/", "people/", "questions/", "stories/", "concerns/", "research/", "day/", "notes/", "letters/",
            "offers/", "history/", "plan/", "stage/", "range/", "contracts/", "decide/",
            "rehearse/", "culture/"]  # fmt: skip
    for address in [*ours, *(f"/o/{rows['Opportunity'].pk}/{tab}" for tab in tabs)]:
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        words = set(Visible(answer.content.decode()).words)
        assert len(words) > 5
        assert english & words == set(), address


def test_what_is_not_there_and_a_stale_save_are_told_in_german_and_strange_words_stay_data(alice, client_of):
    from django.template.loader import render_to_string
    from django.utils import translation

    from finalist.core.errors import UserError
    from finalist.store.access import Stale

    client = client_of(german(alice))
    page = client.get("/people/nobody/").content.decode()
    assert "<h1>Das gibt es hier nicht.</h1>" in page
    assert "Vielleicht wurde es gelöscht. Geh zurück und sieh noch einmal nach." in page
    with translation.override("de"):
        stale = render_to_string("web/stale.html", {"trouble": Stale(alice)})
        assert "Das wurde seit dem Öffnen anderswo geändert." in stale
        strange = render_to_string("web/trouble.html", {"trouble": UserError("“<b>100 %</b>” is no day.")})
        assert "“&lt;b&gt;100 %&lt;/b&gt;” is no day." in strange
        assert "Plural-Forms" not in strange
