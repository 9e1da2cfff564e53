"""A comparison as a report to keep or print: HTML that needs nothing else, or a tagged PDF. Same input, same bytes."""

import json
from base64 import b64encode
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finalist.core.offers.cashflow import COMPONENTS
from finalist.core.offers.reading import Reading, condition_text, not_counted, swing_text
from finalist.core.wording import say
from finalist.render.offer_charts import components_chart, spread_chart, tornado_chart
from finalist.render.offer_terminal import name_of, whole
from finalist.render.wording import clean

if TYPE_CHECKING:
    import typst

HERE = Path(__file__).parent
STAMP = 0
"""The time in the PDF: none, because the same comparison gives the same bytes."""


@dataclass(frozen=True, slots=True)
class Table:
    """Titles, rows (the first cell names the row), and a foot."""

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    foot: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportPage:
    """Everything the templates show, as words."""

    title: str
    lead: str
    findings: tuple[str, ...]
    money: Table
    years: Table
    spread: Table
    scenarios: Table | None
    turned: tuple[tuple[str, tuple[str, ...]], ...]
    swings: Table
    besides: Table | None
    granted: tuple[tuple[str, tuple[str, ...]], ...]
    asks: tuple[tuple[str, tuple[str, ...]], ...]
    foot: str
    charts: dict[str, str]


def report_page(reading: Reading) -> ReportPage:
    """The page of a comparison."""
    compared = reading.comparison
    labels = tuple(clean(each.label) for each in compared.contenders)
    lines = tuple(line.text for line in reading.findings)
    return ReportPage(
        title="Offers compared: " + " and ".join(labels),
        lead=lines[0],
        findings=lines[1:],
        money=_money(reading, labels),
        years=_years(reading, labels),
        spread=_spread(reading, labels),
        scenarios=_scenarios(reading),
        turned=_turned(reading),
        swings=Table(("If", "gap at the low end", "gap at the high end"), tuple(
            (swing_text(swing), whole(swing.gap_low), whole(swing.gap_high)) for swing in reading.tornado)),
        besides=_besides(reading),
        granted=tuple((each.label, tuple(line.text for line in each.assumptions)) for each in compared.contenders),
        asks=_asks(reading),
        foot=say("offer.report.foot", paths=f"{compared.paths:,}", seed=compared.seed).text,
        charts={"components": components_chart(compared), "spread": spread_chart(compared),
                "tornado": tornado_chart(reading)},
    )  # fmt: skip


def _money(reading: Reading, labels: tuple[str, ...]) -> Table:
    compared = reading.comparison
    shown = [name for name in COMPONENTS if any(name in each.components for each in compared.contenders)]
    rows = tuple(
        (name_of(name), *(whole(each.components[name]) if name in each.components else "not stated"
                          for each in compared.contenders))
        for name in shown
    )  # fmt: skip
    foot = (f"Together, {compared.horizon} years", *(whole(each.total) for each in compared.contenders))
    return Table((compared.currency, *labels), rows, foot)


def _years(reading: Reading, labels: tuple[str, ...]) -> Table:
    compared = reading.comparison
    rows = tuple(
        (f"Year {at + 1}", *(whole(each.years[at]) for each in compared.contenders)) for at in range(compared.horizon)
    )
    return Table((compared.currency, *labels), rows)


def _spread(reading: Reading, labels: tuple[str, ...]) -> Table:
    compared = reading.comparison
    words = ("1 in 10 futures is below", "Half are below", "1 in 10 is above")
    rows = tuple(
        (label, *(f"{each.spread.total[at]:,.0f}" for each in compared.contenders)) for at, label in enumerate(words)
    )
    return Table((compared.currency, *labels), rows)


def _scenarios(reading: Reading) -> Table | None:
    rows = tuple(
        (each.label, name, whole(total))
        for each in reading.comparison.contenders
        for name, total in each.scenarios.items()
    )
    return Table(("Offer", "Your scenario", f"Together, {reading.comparison.currency}"), rows) if rows else None


def _turned(reading: Reading) -> tuple[tuple[str, tuple[str, ...]], ...]:
    first, *rest = reading.comparison.contenders
    return tuple(
        (
            f"Any one of these lets {each.label} match {first.label}",
            tuple(
                condition_text(one, each.offer.currency)
                for one in reading.conditions
                if one.label == each.label and one.needed is not None
            ),
        )
        for each in rest
    )


def _besides(reading: Reading) -> Table | None:
    weighed = reading.comparison.weighed
    if weighed is None:
        return None
    labels = tuple(weighed.means)
    rows = tuple(
        (f"{name} (weight {weighed.weights[name]:f})", *(_score(weighed.scores[label].get(name)) for label in labels))
        for name in weighed.weights
    )
    return Table(
        ("Besides money", *labels), rows, ("Weighted mean, 1 to 5", *(_score(weighed.means[at]) for at in labels))
    )


def _score(value: object) -> str:
    return "–" if value is None else str(value)


def _asks(reading: Reading) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What to ask each company, because its offer does not say."""
    from finalist.core.knowledge.load import knowledge

    asked = {part.id: part.ask for part in knowledge().pay_components}
    return tuple(
        (each.label, tuple(dict.fromkeys(asked[name] for name in unknown if name in asked)))
        for each in reading.comparison.contenders
        if (unknown := (*each.flow.unknown, *not_counted(each, reading.comparison)))
    )


def report_html(reading: Reading) -> bytes:
    """The report as one HTML file, UTF-8."""
    from finalist.render.html import _environment

    style = (HERE / "static" / "offer.css").read_text(encoding="utf-8").strip()
    page = report_page(reading)
    style_hash = f"sha256-{b64encode(sha256(style.encode()).digest()).decode()}"
    made = _environment().get_template("offer.html").render(page=page, style=style, style_hash=style_hash)
    return made.encode("utf-8", "replace")


def report_pdf(reading: Reading) -> bytes:
    """The report as a tagged PDF on A4."""
    page = json.dumps(asdict(report_page(reading)), ensure_ascii=False).encode("utf-8", "replace").decode()
    for own_fonts, standard in ((True, "ua-1"), (False, "ua-1"), (False, [])):
        made = _set(_compiler(own_fonts), page, standard)
        if made is not None:
            return made
    raise AssertionError("a PDF without a standard is always set")


def _set(compiler: "typst.Compiler", page: str, standard: Any) -> bytes | None:
    import typst

    from finalist.render.paper import NO_GLYPH

    try:
        made: Any = compiler.compile(
            format="pdf", sys_inputs={"page": page}, pdf_standards=standard, timestamp=STAMP, pdf_tags=True
        )
    except typst.TypstError as error:
        if standard and NO_GLYPH in str(error):
            return None
        raise
    return bytes(made)


@cache
def _compiler(own_fonts: bool) -> "typst.Compiler":
    import typst

    folder = HERE / "templates" / "pdf"
    return typst.Compiler(folder / "offer.typ", root=folder, ignore_system_fonts=own_fonts)
