"""The rehearsal: moves understood, a counterpart that keeps its limit, and a look back that adds up."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finalist.core.errors import UserError
from finalist.core.knowledge.load import knowledge
from finalist.core.offers.spar.moves import understand
from finalist.core.offers.spar.review import review
from finalist.core.offers.spar.scenario import Situation, load, read_scenario, shipped
from finalist.core.offers.spar.talk import Talk, answer, begin, money
from finalist.core.offers.spar.words import words

PAY = Decimal(50_000)


def play(name: str, *lines: str, seed: int = 1) -> Talk:
    """A talk with these lines, as far as it goes."""
    talk = begin(load(name), seed)
    for line in lines:
        if not talk.over:
            talk = answer(talk, line)
    return talk


def codes(talk: Talk) -> list[list[str]]:
    """The comments on each turn."""
    return [[comment.code for comment in row] for row in review(talk).replay]


@pytest.mark.parametrize(
    ("line", "kind", "figure"),
    [
        ("I'd like 56k, because I run the night team", "name-figure", 56_000),
        ("54-58k", "name-figure", 54_000),
        ("10% more, please", "name-figure", 55_000),
        ("3,000 more, please", "name-figure", 53_000),
        ("The market median is 56,000", "justify", None),
        ("I'd want a 5,000 sign-on bonus", "ask-lever", None),
        ("58 or I walk", "ultimatum", 58_000),
        ("Deal.", "accept", None),
        ("I can't accept that yet", "other", None),
        ("", "silence", None),
    ],
)
def test_a_line_is_understood_with_its_figure(line: str, kind: str, figure: int | None) -> None:
    move = understand(line, PAY)
    assert (move.kind, move.figure) == (kind, figure if figure is None else Decimal(figure))


def test_a_lower_figure_than_before_is_a_concession() -> None:
    assert understand("52,000", PAY, Decimal(56_000)).kind == "concede"


def test_there_are_many_scenarios_and_each_begins_and_speaks_in_full_sentences() -> None:
    assert len(shipped()) >= 15
    scenarios = [load(name) for name in shipped()]
    assert {scenario.id for scenario in scenarios} == set(shipped())
    assert len({scenario.currency for scenario in scenarios}) >= 8
    assert len({scenario.trade for scenario in scenarios}) >= 12
    for scenario in scenarios:
        assert "{" not in begin(scenario).opening_line


def test_every_style_has_a_line_for_every_situation_and_every_comment_rests_on_a_known_claim() -> None:
    for style in ("friendly", "tough", "bureaucratic"):
        assert set(words(style)) == set(Situation.__args__)  # type: ignore[attr-defined]
        assert all(len(lines) >= 2 for lines in words(style).values())
    claims = {entry.id: entry for entry in knowledge().evidence}
    cited = {entry["evidence"] for entry in words("comments").values()} - {""}
    assert len(cited) >= 6
    assert all(claims[ident].provenance != "K" for ident in cited)


def test_a_reason_moves_them_further_than_a_bare_demand() -> None:
    bare = play("developer-berlin", "80,000", "80,000")
    argued = play("developer-berlin", "80,000, because I ran this for six years", "80,000, since I know the field")
    assert bare.offer is not None
    assert argued.offer is not None
    assert argued.offer > bare.offer


def test_what_is_never_asked_for_is_named_in_the_look_back() -> None:
    back = review(play("developer-berlin", "What is your range?", "Deal"))
    assert (back.opening, back.limit, back.agreed, back.left) == (68_000, 78_000, 68_000, 10_000)
    assert len(back.unasked) == 4
    assert back.lines[1].text == "You agreed on €68,000: €10,000 below their limit."


def test_the_faults_that_cost_are_flagged() -> None:
    talk = play("sales-chicago", "80-85k", "78k", "76k or I walk")
    got = codes(talk)
    assert got[0] == ["named-first", "range-heard-low", "no-reason"]
    assert "ultimatum" in got[2]
    assert "took-first" in codes(play("engineer-zurich", "I accept"))[0]
    bidding = play("engineer-zurich", "125,000", "122,000", "120,000")
    assert "bid-against-self" in codes(bidding)[1]
    below = play("sales-chicago", "65,000")
    assert (below.agreed, codes(below)[0][0]) == (65_000, "below-opening")


def test_a_concession_with_a_return_is_praised_and_one_without_is_not() -> None:
    start = ("125,000, because I led the test bench",)
    assert "traded" in codes(play("engineer-zurich", *start, "118,000 if you add five days of leave"))[1]
    assert "concession-free" in codes(play("engineer-zurich", *start, "116,500"))[1]


def test_time_is_given_once_and_final_means_final_where_the_scenario_says_so() -> None:
    talk = play("accountant-warsaw", "Could I have until Friday?", "And until Monday?")
    assert [turn.situation for turn in talk.turns] == ["time-yes", "time-no"]
    talk = play("accountant-warsaw", "15,000 because I passed the exam", "14,800, since I know the system")
    assert [turn.situation for turn in talk.turns] == ["final", "final"]
    assert review(talk).lines[-1].text.startswith("“Final” meant final")


def test_the_same_seed_gives_the_same_talk() -> None:
    lines = ("What is the range?", "120,000 because of the market", "...", "Deal")
    assert play("engineer-zurich", *lines, seed=4) == play("engineer-zurich", *lines, seed=4)


LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["...", "Deal", "because I led it", "Can you add leave?", "What is the range?", "take it or leave it",
         "1 or I walk", "more time please", "no thanks", "meet in the middle", "130,000", "45k-60k", "90%",
         "100000 more", "0.01"]
    ),
)  # fmt: skip


@given(st.sampled_from(shipped()), st.lists(LINES, max_size=25), st.integers(0, 5))
@settings(max_examples=80)
def test_whatever_is_typed_they_answer_and_never_pass_their_limit_or_go_back(
    name: str, lines: list[str], seed: int
) -> None:
    talk = play(name, *lines, seed=seed)
    offers = [turn.after for turn in talk.turns if turn.after is not None and talk.outcome != "agreed"]
    assert offers == sorted(offers)
    assert all(offer <= talk.scenario.limit for offer in offers)
    assert all(turn.reply and "{" not in turn.reply for turn in talk.turns)
    back = review(talk)
    assert all(len(row) <= 3 for row in back.replay)
    assert back.left is None or back.left >= 0


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("opening: 13500", "opening: 15500"), "above the limit"),
        (("kind: training", "kind: yacht"), "“yacht” is no kind of lever"),
        (("currency: PLN", "currency: zloty"), "currency"),
        (("raises: 1", "rises: 1"), "rises"),
        (("yields: false", "lines: {limit: ['{salary}']}"), "salary, which nothing fills"),
        (("per: month", "per: [month"), "this is no YAML"),
    ],
)
def test_a_wrong_scenario_is_refused_with_its_file_and_field(change: tuple[str, str], said: str) -> None:
    from finalist.core.knowledge.compile import data_folder

    text = (data_folder() / "spar" / "accountant-warsaw.yaml").read_text(encoding="utf-8")
    assert change[0] in text
    with pytest.raises(UserError, match=r"mine\.yaml") as caught:
        read_scenario(text.replace(*change), "mine.yaml")
    assert said in str(caught.value)


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(UserError, match="accountant-warsaw"):
        load("nobody")


def test_money_is_written_as_it_is_said() -> None:
    amounts = (("52000", "GBP"), ("3400000", "INR"), ("21.5", "USD"))
    assert [money(Decimal(each), code) for each, code in amounts] == ["£52,000", "₹34,00,000", "$21.50"]


def test_old_pay_is_no_ask_and_is_commented() -> None:
    talk = play("returner-manchester", "I was on 30,000 in my last job.", "What is your range?")
    assert talk.turns[0].move.figure is None
    assert talk.outcome == "open"
    assert codes(talk)[0] == ["old-pay"]
