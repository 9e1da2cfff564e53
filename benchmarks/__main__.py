"""`make bench`: every table, one after the other. `python -m benchmarks speed` prints one of them."""

import importlib
import sys

TABLES = {
    "reading_resumes": "Reading résumés: fields of nine rendercv PDFs against their YAML",
    "reading_calendars": "Reading calendars: start, end and zone against the reference",
    "reading_postings": "Reading postings: skills against human labels, pay against columns",
    "matching": "Matching: requirements to evidence, questions to stories, the assignment",
    "trades": "Field and level of a posting: held-out and fresh samples",
    "likely": "Questions to expect: speed, and how different the lists are",
    "odds": "Odds: are the ranges calibrated, and what a forecast costs",
    "offers": "Offers: sums against the pencil, letters and clauses against labels, speed of the simulation",
    "spar": "Negotiation rehearsal: are typed moves understood",
    "market": "Market data: import and query of many rows, titles found",
    "stories_check": "Stories: parts, what is missing, one episode or not, weakness answers",
    "answers": "Answers: fillers, repairs, parts, one episode or not, what charms the rating, speed",
    "facts": "Facts: planted contradictions found, false alarms, beside a naive rule",
    "letters": "Letters: generic flagged, specific passed, inventions caught, every fact traced",
    "questions": "Questions: who has to answer, family, competency, on lines held out",
    "resume_gate": "Résumés made: every theme, language and size re-read by five readers and our own",
    "resume_speed": "Résumés made: two pages to PDF, cold and warm",
    "resume_accessible": "Résumés made: PDF/UA-1 by a checker of its own",
    "recognition": "Listening: word errors, speed, hesitations, a two-minute answer, memory",
    "resume_preview": "Résumés written: what a live preview costs, and when the page is seen",
    "resume_office": "Résumés made: LibreOffice opens every DOCX without losing a word",
    "speed": "Speed: prep cold and warm, its steps, its floor, its memory",
    "workspace": "Workspace: every page over 200 opportunities, 2,000 stories, 20,000 notes; first page, start, memory",
    "against_rendercv": "Beside RenderCV: one résumé rendered, in the same run",
}


def main() -> None:
    """Print the tables named on the command line, or all of them."""
    wanted = sys.argv[1:] or list(TABLES)
    for name in wanted:
        print(f"\n{'=' * 100}\n{TABLES[name]}\n{'=' * 100}", flush=True)
        importlib.import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main()
