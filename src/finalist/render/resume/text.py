"""The sheet as plain text and as Markdown: for forms, mails and version control; both are read back without loss."""

from finalist.render.resume.sheet import Entry, Group, Letter, Section, Sheet
from finalist.render.resume.sheet_words import after_title, group_words


def resume_txt(sheet: Sheet) -> bytes:
    """Plain text, UTF-8, a blank line between the parts."""
    head = [sheet.name, sheet.label, " | ".join(one.text for one in sheet.reaches)]
    blocks = ["\n".join(filter(None, head)), *_letter(sheet.letter), *(_section(one) for one in sheet.sections)]
    return ("\n\n".join(blocks) + "\n").encode("utf-8", "replace")


def _letter(letter: Letter | None) -> tuple[str, ...]:
    """The blocks of a letter, none where there is no letter."""
    if letter is None:
        return ()
    end = "\n".join(filter(None, (letter.farewell, letter.signature)))
    return tuple(
        filter(None, ("\n".join(letter.to), letter.date, letter.subject, letter.greeting, *letter.paragraphs, end))
    )


def _section(section: Section) -> str:
    lines = [section.heading.upper()]
    blocks = [_entry(one) for one in section.entries]
    lines += ["\n\n".join(blocks)] if blocks else []
    lines += [group_words(one) for one in section.groups]
    lines += [line if section.id == "summary" else f"- {line}" for line in section.lines]
    return "\n".join(lines)


def _entry(entry: Entry) -> str:
    lines = [entry.title, ", ".join(filter(None, (entry.where, entry.place))), entry.dates, entry.url, entry.text]
    return "\n".join([*filter(None, lines), *(f"- {bullet}" for bullet in entry.bullets)])


def resume_md(sheet: Sheet) -> bytes:
    """Markdown: the name as title, a heading a part, a heading an entry."""
    head = [f"# {_md(sheet.name)}" if sheet.name else "", _md(sheet.label),
            " | ".join(_linked(one.text, one.url) for one in sheet.reaches)]  # fmt: skip
    written = ("  \n".join(map(_md, block.split("\n"))) for block in _letter(sheet.letter))
    blocks = [*filter(None, head), *written, *(_md_section(one) for one in sheet.sections)]
    return ("\n\n".join(blocks) + "\n").encode("utf-8", "replace")


def _md_section(section: Section) -> str:
    blocks = [f"## {_md(section.heading)}", *(_md_entry(one) for one in section.entries)]
    if section.groups:
        blocks.append("\n".join(_md_group(one) for one in section.groups))
    if section.lines:
        plain = section.id == "summary"
        blocks.append(("\n\n" if plain else "\n").join(_md(one) if plain else f"- {_md(one)}" for one in section.lines))
    return "\n\n".join(blocks)


def _md_entry(entry: Entry) -> str:
    title, rest = after_title(entry)
    lines = [f"### {_md(title)}"] if title else []
    lines += [f"{_md(rest)}  "] if rest else []
    lines += [f"{one}  " for one in (_md(entry.dates), entry.url) if one]
    lines += ["", _md(entry.text)] if entry.text else []
    lines += ["", *(f"- {_md(bullet)}" for bullet in entry.bullets)] if entry.bullets else []
    return "\n".join(lines)


def _md_group(group: Group) -> str:
    return f"- {_md(group_words(group))}"


def _linked(text: str, url: str) -> str:
    return f"[{text}]({url})" if url.startswith("http") else text


def _md(text: str) -> str:
    """A text that Markdown shows as it stands: what would begin a list, heading or link is escaped."""
    shown = text.replace("\\", "\\\\").replace("*", "\\*").replace("<", "\\<").replace("[", "\\[")
    return f"\\{shown}" if shown[:1] in "#-+>" else shown
