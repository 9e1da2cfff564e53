"""Market data end to end: published shapes in, percentiles out, the same on DuckDB and on PostgreSQL."""

import os
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from finalist.core.errors import UserError
from finalist.ingest.market.engine import Local, Postgres
from finalist.ingest.market.store import datasets, forget, import_table
from finalist.journeys.market import Answer, answer_json, ask, mapping_of

pytest.importorskip("duckdb")
TODAY = date(2026, 11, 22)
SHARED = Path(__file__).parents[4] / "shared" / "data"
LCA = "CASE_NUMBER,CASE_STATUS,DECISION_DATE,JOB_TITLE,SOC_CODE,SOC_TITLE,EMPLOYER_NAME,WORKSITE_CITY,WORKSITE_STATE," \
      "WAGE_RATE_OF_PAY_FROM,WAGE_RATE_OF_PAY_TO,WAGE_UNIT_OF_PAY\n"  # fmt: skip
OEWS = "AREA,AREA_TITLE,PRIM_STATE,OCC_CODE,OCC_TITLE,O_GROUP,TOT_EMP,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90\n"
MAP = b"""
source: union survey
licence: members only
title: [Job]
place: [Town]
pay: [Pay]
period: "=month"
currency: "=EUR"
decimal: ","
"""


def lca(count: int = 25, start: int = 100_000) -> str:
    """A small sample in the published columns."""
    rows = [
        f"I-{n},Certified,06/{n % 28 + 1:02}/2026,Software Engineer,15-1252,Software Developers,Made Up Inc,Austin,TX,"
        f'"${start + 1000 * n:,}.00",,Year'
        for n in range(count)
    ]
    rows += [
        "I-90,Denied,06/01/2026,Software Engineer,15-1252,Software Developers,Made Up Inc,Austin,TX,1,,Year",
        "I-91,Certified - Withdrawn,06/01/2026,Nurse Manager,11-9111,Managers,Made Up Inc,Dallas,TX,50.00,60.00,Hour",
        "I-92,Certified,06/01/2026,Cook,35-2014,Cooks,Made Up Inc,Dallas,TX,,,Year",
        "I-93,Certified,06/01/2026,Cook,35-2014,Cooks,Made Up Inc,Dallas,TX,20,,Fortnight",
        "I-94,Certified,06/01/2026,,35-2014,Cooks,Made Up Inc,Dallas,TX,20,,Hour",
    ]
    return LCA + "\n".join(rows) + "\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "market"


def put(folder: Path, kind: str, text: str, own: bytes | None = None) -> object:
    """Import a text as a table; the dataset and whether it is new."""
    file = folder.parent / f"{kind}.csv"
    file.write_text(text, encoding="utf-8")
    mapping = mapping_of(kind, ("own.yaml", own) if own else None)
    return import_table(file, mapping, folder, as_of=TODAY, today=TODAY)


def asked(folder: Path, title: str, place: str = "", **more: str) -> Answer:
    """An answer of the local engine."""
    return ask(Local(folder), title, place, **more)


def test_lca_rows_become_yearly_pay_and_what_is_left_out_is_counted(folder: Path) -> None:
    made, new = put(folder, "lca", lca())  # type: ignore[misc]
    assert new
    assert made.rows == 26
    assert made.left_out == {"no pay figure": 1, "no title": 1, "unknown period": 1}
    got = asked(folder, "Software engineer", "Austin, TX").pay
    assert got is not None
    assert (got.n, got.p25, got.p50, got.p75) == (25, 106_000, 112_000, 118_000)
    assert (got.distance, got.enough, got.newest) == ("in the place", True, date(2026, 6, 25))
    assert asked(folder, "Nurse manager", "Dallas").pay.p50 == 55 * 40 * 52  # type: ignore[union-attr]


def test_the_same_file_is_not_imported_twice_and_can_be_forgotten(folder: Path) -> None:
    made, _ = put(folder, "lca", lca())  # type: ignore[misc]
    again, new = put(folder, "lca", lca())  # type: ignore[misc]
    assert (again, new) == (made, False)
    assert [each.id for each in datasets(folder)] == [made.id]
    forget(folder, made.id)
    assert datasets(folder) == []
    with pytest.raises(UserError, match="no import"):
        forget(folder, "../..")


def test_a_place_without_enough_rows_widens_and_too_little_is_said(folder: Path) -> None:
    put(folder, "lca", lca())
    region = asked(folder, "Software engineer", "Waco, TX").pay
    assert region is not None
    assert region.distance == "in its region"
    far = asked(folder, "Software engineer", "Boise, ID").pay
    assert far is not None
    assert far.distance == "anywhere"
    few = asked(folder, "Nurse manager", "Dallas, TX").pay
    assert few is not None
    assert (few.n, few.enough) == (1, False)
    assert asked(folder, "Astronaut", "Dallas, TX").pay is None


def test_oews_percentiles_are_read_with_top_codes_left_unknown_and_the_guess_can_be_corrected(folder: Path) -> None:
    rows = (
        "12420,\"Austin-Round Rock, TX\",TX,15-1252,Software Developers,detailed,\"35,000\",1,78000,99000,126000,"
        "157000,#\n"
        "99,U.S.,US,15-1252,Software Developers,detailed,\"1,600,000\",1,77000,101000,132000,167000,208000\n"
        "99,U.S.,US,29-1141,Registered Nurses,detailed,\"3,100,000\",1,63000,75000,86000,104000,132000\n"
        "99,U.S.,US,29-9999,Nobody,detailed,*,*,*,*,*,*,*\n"
    )  # fmt: skip
    made, _ = put(folder, "oews", OEWS + rows)  # type: ignore[misc]
    assert (made.table, made.rows, made.left_out) == ("percentiles", 3, {"no pay figure": 1})
    answer = asked(folder, "Senior software developer", "Austin, TX")
    assert answer.published is not None
    assert (answer.published.p50, answer.published.p90, answer.published.n) == (126_000, None, 35_000)
    assert answer.published.distance == "in its region"
    told = answer_json(answer, {"percentiles": made.source})
    assert (told["p25"], told["source"], told["currency"], told["as_of"]) == (99_000, "BLS OEWS", "USD", str(TODAY))
    other = asked(folder, "Senior software developer", occupation="29-1141")
    assert other.published is not None
    assert (other.published.title, other.published.p50) == ("registered nurses", 86_000)
    with pytest.raises(UserError, match="no occupation"):
        asked(folder, "x", occupation="00-0000")


@pytest.mark.parametrize(
    ("title", "taken"),
    [
        ("RN, night shift", "registered nurses"),
        ("Senior Back-End Engineer", "software developers"),
        ("Account Executive", "sales representatives, services"),
        ("Product Manager", None),
        ("Production worker", "production workers"),
        ("Falconer", None),
    ],
)
def test_what_people_call_a_job_finds_its_occupation_and_what_means_several_is_not_guessed(
    folder: Path, title: str, taken: str | None
) -> None:
    names = ("Registered Nurses", "Software Developers", "Engineers", "New Accounts Clerks", "Chief Executives",
             "\"Sales Representatives, Services\"", "Production Workers")  # fmt: skip
    rows = "".join(
        f'99,U.S.,US,1{at}-0000,{name},detailed,"1,000",1,30000,40000,50000,60000,70000\n'
        for at, name in enumerate(names)
    )
    put(folder, "oews", OEWS + rows)
    found = asked(folder, title).occupation
    assert (found.title if found else None) == taken


def test_any_csv_is_read_by_a_mapping_with_decimal_commas_and_months(folder: Path) -> None:
    text = "Job;Town;Pay\n" + "Köchin;Wien;2.500,00\n" * 24
    made, _ = put(folder, "csv", text, MAP)  # type: ignore[misc]
    assert (made.source, made.licence, made.rows) == ("union survey", "members only", 24)
    got = asked(folder, "Köchin", "Wien").pay
    assert got is not None
    assert (got.p50, got.currency) == (30_000, "EUR")


def test_a_workbook_is_read_by_its_first_sheet(folder: Path) -> None:
    folder.parent.mkdir(exist_ok=True)
    file = folder.parent / "oews.xlsx"
    heads = ["OCC_TITLE", "OCC_CODE", "A_PCT25", "A_MEDIAN", "A_PCT75"]
    cells = "".join(f'<c r="{chr(65 + i)}1" t="s"><v>{i}</v></c>' for i in range(5))
    data = '<c r="A2" t="inlineStr"><is><t>Bakers</t></is></c><c r="C2"><v>24000</v></c><c r="D2"><v>29000</v></c>' \
           '<c r="E2"><v>35000</v></c>'  # fmt: skip
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/sharedStrings.xml", f"<sst {main}>{''.join(f'<si><t>{h}</t></si>' for h in heads)}</sst>")
        archive.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet {main}><sheetData><row r="1">{cells}</row><row r="2">{data}</row></sheetData></worksheet>',
        )
    made, _ = import_table(file, mapping_of("oews"), folder, as_of=TODAY, today=TODAY)
    assert made.rows == 1
    assert asked(folder, "Baker").published.p50 == 29_000  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "nothing in it|no column"),
        (b"PK\x03\x04rubbish", "no workbook"),
        (b"a,b\n1,2\n2,3\n", "no column for “title”|nothing"),
        (LCA.encode(), "nothing in it could be used"),
        (bytes(range(256)) * 20, "no column|could not be read|nothing"),
    ],
)
def test_a_file_that_is_no_such_table_is_refused_with_a_sentence_and_leaves_nothing(
    folder: Path, content: bytes, said: str
) -> None:
    file = folder.parent / "bad.csv"
    file.write_bytes(content)
    with pytest.raises(UserError, match=r"bad\.csv") as caught:
        import_table(file, mapping_of("lca"), folder, as_of=TODAY, today=TODAY)
    assert any(part in str(caught.value) for part in said.split("|"))
    assert list(folder.iterdir()) == []


def test_names_in_a_table_or_a_mapping_are_never_sql(folder: Path) -> None:
    own = b"""{source: x, licence: x, title: ["T'; DROP TABLE ours; --"], pay: [P], currency: "=E'UR"}"""
    made, _ = put(folder, "csv", "T'; DROP TABLE ours; --,P\n" + "Cook,20000\n" * 3, own)  # type: ignore[misc]
    assert made.rows == 3


def test_a_wrong_mapping_names_its_fields() -> None:
    with pytest.raises(UserError, match=r"m\.yaml: licence"):
        mapping_of("csv", ("m.yaml", b"source: x\ntitle: [T]\ncurrency: '=EUR'\n"))
    with pytest.raises(UserError, match=r"m\.yaml"):
        mapping_of("csv", ("m.yaml", b"- [\n"))


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="../shared/data is not here")
def test_the_city_of_new_york_is_read_whole(folder: Path) -> None:
    made, _ = import_table(SHARED / "salary_nyc" / "nyc-jobs.csv", mapping_of("nyc"), folder, as_of=TODAY, today=TODAY)
    assert made.rows + sum(made.left_out.values()) == 3843
    assert made.left_out["said twice"] > 1000
    got = asked(folder, "Civil engineer", "New York").pay
    assert got is not None
    assert got.enough
    assert 55_000 < got.p25 < got.p50 < got.p75 < 110_000


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL of our own for the length of these tests; skipped where there is none."""
    pytest.importorskip("psycopg")
    postgres = shutil.which("postgres")
    if not postgres:
        pytest.skip("no PostgreSQL here: apt-get install postgresql, with its programs on the PATH")
    programs = Path(postgres).resolve().parent
    place = tmp_path_factory.mktemp("postgres")
    asroot: list[str] = []
    if os.geteuid() == 0:
        for each in (place, *place.parents):
            if str(each).startswith("/tmp/"):
                each.chmod(0o755)
        shutil.chown(place, "postgres")
        asroot = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    data = place / "data"
    subprocess.run([*asroot, programs / "initdb", "-D", data, "-A", "trust", "-U", "finalist", "--no-sync"], check=True,
                   capture_output=True, cwd="/")  # fmt: skip
    started = ["-o", f"-k {place} -c listen_addresses='' -c fsync=off", "-l", str(place / "log"), "-w", "start"]
    subprocess.run([*asroot, programs / "pg_ctl", "-D", data, *started], check=True, capture_output=True, cwd="/")
    try:
        yield f"postgresql://finalist@/postgres?host={place}"
    finally:
        subprocess.run([*asroot, programs / "pg_ctl", "-D", data, "-m", "immediate", "stop"], check=False,
                       capture_output=True, cwd="/")  # fmt: skip


def test_postgresql_gives_the_same_answers_as_the_local_engine(folder: Path, address: str) -> None:
    import psycopg

    put(folder, "lca", lca())
    rows = '99,U.S.,US,15-1252,Software Developers,detailed,"1,600",1,77000,101000,132000,167000,208000\n'
    put(folder, "oews", OEWS + rows)
    local = Local(folder)
    with psycopg.connect(address, autocommit=True) as there:
        for name in ("pay", "titles", "percentiles", "occupations"):
            columns = local.rows(f"DESCRIBE {name}", [])
            kinds = {"DOUBLE": "double precision", "VARCHAR": "text", "BIGINT": "bigint", "DATE": "date"}
            there.execute(f"CREATE TABLE {name} ({', '.join(f'{c[0]} {kinds[c[1]]}' for c in columns)})")
            for row in local.rows(f"SELECT * FROM {name}", []):
                there.execute(f"INSERT INTO {name} VALUES ({', '.join(['%s'] * len(row))})", row)
    far = Postgres(address)
    assert far.tables() == local.tables() == {"pay", "titles", "percentiles", "occupations"}
    for title, place in (("software engineer", "Austin, TX"), ("Nurse manager", "Dallas"), ("software developers", "")):
        assert ask(far, title, place) == ask(local, title, place)
    with pytest.raises(UserError, match="could not answer"):
        far.rows("SELECT nothing FROM nowhere", [])


def test_a_database_that_is_not_there_is_said_in_one_sentence() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(UserError, match="did not answer"):
        Postgres("postgresql://127.0.0.1:1/none")


def test_without_the_library_a_sentence_says_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(UserError, match=r"finalist\[market\]"):
        Local(folder)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(UserError, match=r"finalist\[postgres\]"):
        Postgres("postgresql://127.0.0.1:1/none")
