"""Words of the résumé maker: its parts, their fields, prompts beside a line, what the look can be."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PARTS = {
    "contact": _("Contact"),
    "summary": _("Summary"),
    "work": _("Work"),
    "education": _("Education"),
    "skills": _("Skills"),
    "projects": _("Projects"),
    "certificates": _("Certificates"),
    "languages": _("Languages"),
    "volunteer": _("Volunteering"),
    "awards": _("Awards"),
    "publications": _("Publications"),
    "interests": _("Interests"),
    "references": _("References"),
    "other": _("Other"),
    "order": _("Order"),
}
ITEMS = {
    "contact": _("Profile on the web"),
    "summary": _("Another summary"),
    "work": _("Position"),
    "education": _("Course of study"),
    "skills": _("Group of skills"),
    "projects": _("Project"),
    "certificates": _("Certificate"),
    "languages": _("Language"),
    "volunteer": _("Position"),
    "awards": _("Award"),
    "publications": _("Publication"),
    "interests": _("Interest"),
    "references": _("Reference"),
    "other": _("Section of your own"),
    "order": _("Section"),
}
HINTS = {
    "contact": _("A machine looks for name, e-mail and telephone first. A street is rarely needed; a city helps."),
    "summary": _("Two or three sentences: what you do, for how long, your best result. Others wait for their turn."),
    "work": _("The newest first. For a second role at the same employer, use “Another role here”."),
    "education": _("The newest first. Grades only where they help you."),
    "skills": _("What you can prove, in the words of your field. Groups make them easier to read."),
    "languages": _("With a level that can be checked: C1, native."),
    "references": _("Most employers ask for them later. Keep them here; a references sheet prints them."),
    "other": _("What fits no other part is kept here and printed under its own heading."),
    "order": _("Which section comes first, in every format. Two columns keep the order within each of them."),
}
FIELDS = {
    "name": _("Name"),
    "label": _("Headline"),
    "email": _("E-mail"),
    "phone": _("Phone"),
    "city": _("City"),
    "region": _("Region"),
    "countryCode": _("Country code"),
    "postalCode": _("Postcode"),
    "address": _("Street"),
    "url": _("Web address"),
    "network": _("Network"),
    "username": _("User name"),
    "position": _("Title"),
    "location": _("Place"),
    "startDate": pgettext_lazy("date", "From"),
    "endDate": _("Until"),
    "summary": _("In a few words"),
    "highlights": _("What you achieved"),
    "studyType": _("Degree"),
    "area": _("Subject"),
    "institution": _("School"),
    "score": _("Grade"),
    "courses": _("Worth a line"),
    "level": _("Level"),
    "keywords": _("Skills, with commas between"),
    "entity": _("For whom"),
    "description": _("In a few words"),
    "issuer": _("Issued by"),
    "date": _("Date"),
    "language": _("Language"),
    "fluency": _("Level"),
    "heading": _("Heading"),
    "lines": _("Lines"),
}
BY_PART = {
    ("work", "name"): _("Employer"),
    ("volunteer", "name"): _("Organisation"),
    ("skills", "name"): _("Group"),
    ("interests", "name"): _("Interest"),
    ("interests", "keywords"): _("More, with commas between"),
    ("summary", "summary"): _("Summary"),
    ("references", "summary"): _("What they say, or how to reach them"),
    ("publications", "issuer"): _("Published by"),
}
"""Where a field of a part is called otherwise."""
FIELD_HINTS = {
    "startDate": _("2024 or 2024-05"),
    "endDate": _("empty: until today"),
    "date": _("2024 or 2024-05"),
    "countryCode": _("GB, DE, US"),
    "label": _("Staff nurse, surgery"),
}
PROMPTS = {
    "gap": _("Fill in what stands between ⟨ and ⟩; until then this line is not printed."),
    "opening": _("Begin with what you did: a verb."),
    "number": _("How many, how much, how often? A figure, if you know one."),
    "result": _("What came of it? Say that first."),
    "long": _("Long for one line. Can it be two?"),
}
PAPERS = {"a4": _("A4"), "us-letter": _("Letter")}
FONTS = {
    "": _("the theme’s own"),
    "sans": _("Sans serif"),
    "serif": _("Serif"),
    "mixed": _("Serif headings, sans text"),
    "book": _("Book serif"),
}
FORMATS = {
    "pdf": _("PDF"),
    "docx": _("Word (DOCX)"),
    "html": _("Web page (HTML)"),
    "txt": _("Plain text"),
    "md": _("Markdown"),
    "json": _("JSON Resume"),
    "png": _("Pictures (PNG)"),
}
PROVED = {
    "contact": _("Contact"),
    "employers": _("Employers"),
    "titles": _("Titles"),
    "dates": _("Dates"),
    "schools": _("Schools"),
    "text": _("Other words"),
}
SHOWN = {
    "shown": _("shown"),
    "weak": _("shown weakly"),
    "missing": _("missing"),
    "open": _("for you to answer"),
}
CHANGES = {
    "move": _("Move up"),
    "add": _("Add this line of yours"),
    "rename": _("Name it as they do"),
    "list": _("List a skill you show"),
}
STATES = {"accepted": _("accepted"), "rejected": _("rejected"), "open": _("open")}
VERSION_PARTS = {**PARTS, "look": _("Look"), "version": _("An earlier version"), "fit": _("Fit to a posting")}
