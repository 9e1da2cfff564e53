"""People in running text: precision first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finalist.core.text.names import find_names, is_name, is_role


def people(text: str) -> list[tuple[str, str | None]]:
    return [(text[m.start : m.end], text[slice(*m.title)] if m.title else None) for m in find_names(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "You will meet Dana Whitlock, Head of Nursing, and Dr Priya Raman (Clinical Lead).",
            [("Dana Whitlock", "Head of Nursing"), ("Priya Raman", "Clinical Lead")],
        ),
        ("with our CFO, Marc Oyelaran, in the board room", [("Marc Oyelaran", "CFO")]),
        ("Hiring Manager Dana Whitlock will join", [("Dana Whitlock", "Hiring Manager")]),
        ("the Hiring Manager, Dana Whitlock, will join", [("Dana Whitlock", "Hiring Manager")]),
        ("Jan van der Berg (CTO)", [("Jan van der Berg", "CTO")]),
        ("Meet Seán O'Neill – VP Engineering", [("Seán O'Neill", "VP Engineering")]),
        ("Maria de la Cruz, Ward Manager", [("Maria de la Cruz", "Ward Manager")]),
        ("Nguyễn Thị Minh Khai, Product Manager", [("Nguyễn Thị Minh Khai", "Product Manager")]),
        ("Иван Петров, Head of Sales", [("Иван Петров", "Head of Sales")]),
        ("Dr. Raman will join", [("Raman", None)]),
        ("with Callum Breslin and Jo Tallentire.", [("Callum Breslin", None), ("Jo Tallentire", None)]),
        ("Sarah Connell, who is our Head of People", [("Sarah Connell", "Head of People")]),
        (
            "Dawn Harrow (she/her), Ward Manager, Acute Medical Unit.",
            [("Dawn Harrow", "Ward Manager, Acute Medical Unit")],
        ),
        (
            "Dana Whitlock, Ward Manager and Tom Reyes, Matron",
            [("Dana Whitlock", "Ward Manager"), ("Tom Reyes", "Matron")],
        ),
    ],
)
def test_people_are_found_with_their_titles(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Second Interview, Senior Staff Nurse",
        "Saltmarsh Valley Hospital, Staithe Road",
        "Please bring Photo ID",
        "Board Room 3, Main Reception",
        "Kind regards",
        "The Acute Medical Unit opens in March",
        "Ludwig van Beethoven",
        "Write to dana.whitlock@harrow.example or see https://Harrow.Vale/Team",
    ],
)
def test_capitalised_words_that_nothing_calls_a_person_are_none(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Dana Whitlock", True),
        ("Dr. Dana Whitlock", True),
        ("Recruitment Desk", False),
        ("Dana", False),
        ("Jan van der Berg", True),
        ("Panel Interview", False),
        ("", False),
    ],
)
def test_a_display_name_is_a_person_or_not(words: str, name: bool) -> None:
    assert is_name(words) is name


def test_a_role_is_known_by_its_nouns() -> None:
    assert [is_role(words) for words in ("Head of Nursing", "CFO", "Acute Medical Unit", "")] == [
        True,
        True,
        False,
        False,
    ]


@given(st.text(max_size=300))
def test_any_text_gives_names_inside_it_in_order(text: str) -> None:
    end = 0
    for mention in find_names(text, listed=True):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
