"""Sums over the résumé: gaps, short stays, years, from dates at the precision they were given."""

from datetime import UTC, datetime

from finalist.core.documents.resume import Education, JsonResume, Resume, Work
from finalist.core.plan.history import gaps, month_index, stays

NOW = datetime(2026, 11, 25, tzinfo=UTC)


def resume(*work: tuple[str, str, str]) -> Resume:
    positions = tuple(Work(name=name, position="Nurse", startDate=start, endDate=end) for name, start, end in work)
    return Resume(source="resume", content=JsonResume(work=positions))


def test_a_bare_year_counts_from_january_and_to_december():
    assert month_index("2023", end=False) == 2023 * 12
    assert month_index("2023", end=True) == 2023 * 12 + 11


def test_a_hole_between_two_exact_dates_is_a_gap_with_its_months():
    course = stays(resume(("B", "2023-04", ""), ("A", "2020-01", "2022-08")), NOW)
    [(before, after, months)] = gaps(course, 4)
    assert (before.employer, after.employer, months) == ("A", "B", 7)


def test_a_hole_between_bare_years_is_not_claimed_as_a_gap():
    assert gaps(stays(resume(("B", "2023", ""), ("A", "2019", "2021")), NOW), 4) == []


def test_overlapping_positions_leave_no_gap():
    course = stays(resume(("A", "2020-01", "2022-12"), ("B", "2021-01", "2021-12"), ("C", "2023-01", "2023-12")), NOW)
    assert gaps(course, 1) == []


def test_a_position_without_a_start_is_left_out_rather_than_guessed():
    assert stays(resume(("A", "", "2022-01")), NOW) == []


def test_a_year_of_schooling_between_two_jobs_is_no_gap():
    held = resume(("B", "2022-09", ""), ("A", "2020-09", "2021-07"))
    school = Education(institution="Orrin College", startDate="2021", endDate="2022")
    studied = held.model_copy(update={"content": held.content.model_copy(update={"education": (school,)})})
    assert len(gaps(stays(held, NOW), 4)) == 1
    assert gaps(stays(studied, NOW), 4) == []


def test_a_hole_of_long_ago_is_no_longer_a_gap():
    assert gaps(stays(resume(("B", "2020-01", ""), ("A", "2017-09", "2019-06")), NOW), 4) == []


def test_a_career_break_that_is_listed_is_still_a_gap():
    course = stays(
        resume(("B", "2022-11", ""), ("Career break", "2022-04", "2022-10"), ("A", "2019-10", "2022-03")), NOW
    )
    [(before, after, months)] = gaps(course, 4)
    assert (before.employer, after.employer, months) == ("A", "B", 7)
