"""What goes out comes back, whatever stood in it; and what comes from elsewhere breaks nothing."""

import json
import zipfile
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies

from finalist.core.errors import UserError

WORDS = strategies.text(strategies.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
JSON = strategies.recursive(
    strategies.none() | strategies.booleans() | strategies.integers(-(2**53), 2**53) | WORDS,
    lambda inner: strategies.lists(inner, max_size=3) | strategies.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
MOMENTS = strategies.datetimes(datetime(1980, 1, 1), datetime(2090, 1, 1), timezones=strategies.just(UTC))
DAYS = strategies.dates(date(1980, 1, 1), date(2090, 1, 1))


@pytest.fixture
def owner_named():
    from finalist.store.models import Candidate

    return lambda name: Candidate.objects.create(username=name)


def values_of(field, draw):
    """A value the field can hold."""
    from django.db import models

    if field.null and draw(strategies.booleans()):
        return None
    if isinstance(field, models.JSONField):
        return draw(JSON.filter(lambda value: value is not None))
    if isinstance(field, models.DateTimeField):
        return draw(MOMENTS)
    if isinstance(field, models.DateField):
        return draw(DAYS)
    if isinstance(field, models.BooleanField):
        return draw(strategies.booleans())
    if isinstance(field, models.FloatField):
        return draw(strategies.floats(allow_nan=False, allow_infinity=False))
    if isinstance(field, models.IntegerField):
        return draw(strategies.integers(0, 32767))
    return draw(WORDS)[: field.max_length]


def random_workspace(owner, draw):
    """Rows of every kind with any values, pointing to one another."""
    from django.core.exceptions import ValidationError

    from finalist.store import files
    from finalist.store.models import Blob
    from finalist.store.rows import bonds, kinds, links

    rows = {Blob: [files.keep(owner, [draw(strategies.binary(max_size=200))], "text/plain", limit=1000)]}
    for kind in kinds():
        if kind is Blob:
            continue
        rows[kind] = []
        for number in range(draw(strategies.integers(0, 2))):
            row = kind(owner=owner)
            wanted = {name: rows[target] for name, target in links(kind)}
            if any(not found and not kind._meta.get_field(name).null for name, found in wanted.items()):
                continue
            for field in kind._meta.concrete_fields:
                if field.name in wanted:
                    found = wanted[field.name]
                    optional = [None] if field.null else []
                    setattr(row, field.name, draw(strategies.sampled_from([*optional, *found])))
                elif field.name not in {"id", "owner", "body"}:
                    setattr(row, field.attname, values_of(field, draw))
            for name in ("number", "item", "key", "fingerprint", "client_id"):
                if hasattr(row, name):
                    setattr(row, name, number if name == "number" else f"{number}")
            try:
                row.validate_constraints()
            except ValidationError:  # one a parent, say: such a row could not be there
                continue
            row.save(force_insert=True)
            rows[kind].append(row)
            for name, target in bonds(kind):
                getattr(row, name).set(rows[target])
    owner.settings, owner.profile = {"zone": "UTC", "any": draw(JSON)}, {"words": draw(WORDS)}
    owner.save()


def as_bytes(owner):
    from finalist.services.bundle import pieces

    return {name: part if isinstance(part, bytes) else part.read_bytes() for name, part in pieces(owner)}


@given(strategies.data())
@settings(max_examples=12, phases=[Phase.explicit, Phase.generate], suppress_health_check=list(HealthCheck))
def test_export_import_export_is_the_same(fresh_workspace, owner_named, tmp_path_factory, data):
    from finalist.services.bundle import export_folder
    from finalist.services.bundle_import import import_path

    fresh_workspace()
    first = owner_named("first")
    random_workspace(first, data.draw)
    folder = tmp_path_factory.mktemp("out") / "export"
    export_folder(first, folder)
    before = as_bytes(first)
    fresh_workspace()
    second = owner_named("second")
    done = import_path(second, folder)
    assert done.kept == 0
    assert as_bytes(second) == before


def test_a_real_workspace_goes_out_and_comes_back(alice, full_of, fresh_workspace, owner_named, tmp_path):
    from finalist.services.bundle import export_folder
    from finalist.services.bundle_import import import_path

    full_of(alice, "Words with “quotes” – and ünïcödé")
    before = as_bytes(alice)
    assert export_folder(alice, tmp_path / "out") == len(before)
    fresh_workspace()
    other = owner_named("other")
    done = import_path(other, tmp_path / "out")
    assert as_bytes(other) == before
    assert done.added["Plan"] == 1
    assert len(done.added) >= 20
    again = import_path(other, tmp_path / "out")
    assert again.added == {}
    assert as_bytes(other) == before


def test_beside_another_owner_ids_give_way_and_nothing_of_theirs_changes(alice, bob, full_of, tmp_path):
    from finalist.services.bundle import export_zip
    from finalist.services.bundle_import import import_path
    from finalist.services.drafts import read, save
    from finalist.store.models import Opportunity, Plan

    rows = full_of(alice, "Words")
    save(alice, f"note:{rows['Opportunity'].pk}", {"text": "typed"})
    before = as_bytes(alice)
    with (tmp_path / "out.zip").open("wb") as out:
        export_zip(alice, out)
    import_path(bob, tmp_path / "out.zip")
    assert as_bytes(alice) == before
    copy = Opportunity.objects.get(owner=bob)
    assert copy.pk != rows["Opportunity"].pk
    assert Plan.objects.get(owner=bob).opportunity_id == copy.pk
    assert read(bob, f"note:{copy.pk}") == {"text": "typed"}
    assert as_bytes(bob).keys() - as_bytes(alice).keys() != set()
    assert {
        name: len(json.loads(part)["rows"]) for name, part in as_bytes(bob).items() if name.startswith("rows/")
    } == {name: len(json.loads(part)["rows"]) for name, part in before.items() if name.startswith("rows/")}


def test_people_read_it(alice, full_of, tmp_path):
    import icalendar
    import vobject

    from finalist.services.bundle import export_folder

    rows = full_of(alice, "Harrow Vale")
    export_folder(alice, tmp_path / "out")
    folder = tmp_path / "out" / "opportunities" / f"harrow-vale-harrow-vale-{rows['Opportunity'].pk}"
    assert "# Harrow Vale, Harrow Vale" in (folder / "opportunity.md").read_text()
    assert "Harrow Vale" in (folder / "notes.md").read_text()
    calendar = icalendar.Calendar.from_ical((folder / "meetings.ics").read_bytes())
    assert len(calendar.walk("VEVENT")) >= 1
    cards = (tmp_path / "out" / "people").iterdir()
    assert "Harrow Vale" in {vobject.readOne(card.read_text()).fn.value for card in cards}
    (link,) = [line for line in (folder / "opportunity.md").read_text().splitlines() if line.startswith("- posting")]
    assert (folder / link.split("](")[1].rstrip(")")).resolve().read_bytes().startswith(b"#")


@pytest.fixture
def exported(alice, full_of, tmp_path):
    from finalist.services.bundle import export_folder

    full_of(alice, "Words")
    export_folder(alice, tmp_path / "out")
    return tmp_path / "out"


def edit(path, change):
    value = json.loads(path.read_text())
    change(value)
    path.write_text(json.dumps(value))


def truncate(folder):
    path = folder / "rows/Note.json"
    path.write_text(path.read_text()[:-20])


def link_away(folder):
    victim = next((folder / "files").iterdir())
    victim.unlink()
    victim.symlink_to("/etc/passwd")


def spoil(folder):
    victim = next((folder / "files").iterdir())
    victim.write_bytes(b"x" + victim.read_bytes()[1:])


def lead_away(folder):
    edit(folder / "finalist.json", lambda value: value.update(files=dict.fromkeys(value["files"], "../../x")))


DAMAGE = {
    "is no JSON, line": truncate,
    "is a link": link_away,
    "is damaged": spoil,
    "bytes of .* are missing": lambda f: edit(f / "finalist.json", lambda v: v.update(files={})),
    "leads out of it": lead_away,
    "newer Finalist": lambda f: edit(f / "finalist.json", lambda v: v.update(format=99)),
    "is no export": lambda f: (f / "finalist.json").write_text("{}"),
    "finalist.json is missing": lambda f: (f / "finalist.json").unlink(),
    "“owner” is no field": lambda f: edit(f / "rows/Note.json", lambda v: v["rows"][0].update(owner="x")),
    "“text” is of the wrong kind": lambda f: edit(f / "rows/Note.json", lambda v: v["rows"][0].update(text=[1])),
    "“at” cannot be “yesterday”": lambda f: edit(f / "rows/Note.json", lambda v: v["rows"][0].update(at="yesterday")),
    "longer than it may be": lambda f: edit(f / "rows/Note.json", lambda v: v["rows"][0].update(client_id="x" * 99)),
    "is no id": lambda f: edit(f / "rows/Note.json", lambda v: v["rows"][0].update(id="../x")),
    "id stands there twice": lambda f: edit(f / "rows/Note.json", lambda v: v["rows"].append(v["rows"][0])),
    "has a meeting that is not there": lambda f: edit(f / "rows/Note.json", lambda v: v["rows"][0].update(meeting="q")),
    "holds no rows": lambda f: (f / "rows/Note.json").write_text('{"rows": 5}'),
    "not what it should be": lambda f: (f / "rows/Note.json").write_text("[]"),
    "Note.json in out is no JSON": lambda f: (f / "rows/Note.json").write_text("[" * 100_000),
    "this is no row": lambda f: (f / "rows/Note.json").write_text('{"rows": ["x"]}'),
    "its plan is damaged": lambda f: edit(f / "rows/Plan.json", lambda v: v["rows"][0]["body"].pop("snapshot")),
    "“rev” cannot be “-5”": lambda f: edit(f / "rows/Note.json", lambda v: v["rows"][0].update(rev=-5)),
}  # fmt: skip


@pytest.mark.parametrize("sentence", DAMAGE)
def test_a_damaged_export_is_one_sentence_and_nothing_is_imported(exported, bob, workspace, sentence):
    from finalist.services.bundle_import import import_path
    from finalist.store.rows import every_kind

    DAMAGE[sentence](exported)
    with pytest.raises(UserError, match=sentence):
        import_path(bob, exported)
    assert [kind.__name__ for kind in every_kind() if kind.objects.filter(owner=bob).exists()] == []
    assert [path for path in (workspace.files / bob.pk).rglob("*") if path.is_file()] == []


def packed(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files:
            out.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("files", "sentence"),
    [
        ([("../../evil", b"x")], "leads out of it"),
        ([("/etc/evil", b"x")], "leads out of it"),
        ([("C:\\evil", b"x")], "leads out of it"),
        ([("finalist.json", b" " * 50_000_000)], "unpacks to far too much"),
        ([("a", b"x")], "finalist.json is missing"),
    ],
)
def test_a_hostile_zip_is_refused(bob, tmp_path, files, sentence):
    from finalist.services.bundle_import import import_path

    with pytest.raises(UserError, match=sentence):
        import_path(bob, packed(tmp_path / "x.zip", files))


def test_a_link_in_a_zip_is_refused(bob, tmp_path):
    from finalist.services.bundle_import import import_path

    info = zipfile.ZipInfo("files/link")
    info.external_attr = 0o120777 << 16
    with pytest.raises(UserError, match="is a link"):
        import_path(bob, packed(tmp_path / "x.zip", [(info, b"/etc/passwd")]))


def test_what_is_no_zip_is_said(bob, tmp_path):
    from finalist.services.bundle_import import import_path

    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04 and then nothing")
    with pytest.raises(UserError, match="is no zip file"):
        import_path(bob, tmp_path / "x.zip")


def test_a_folder_in_use_is_not_written_into(alice, tmp_path):
    from finalist.services.bundle import export_folder

    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(UserError, match="is in use"):
        export_folder(alice, tmp_path)
