"""The headers of the example mails; their bodies lie beside the other sources of each candidate."""

from mails import Mail

_PRIYA = "Priya Nandakumar-Lowe <priya.nandakumar-lowe@saltmarshvalley.example>"
_KATYA = "Katya Feldmark-Ruiz <katya.feldmark-ruiz@windharp.example>"

MAILS: dict[str, tuple[Mail, ...]] = {
    "nurse": (
        Mail(
            name="invite",
            headers=(
                ("From", _PRIYA),
                ("To", "Marisol Vance <marisol.vance@example.org>"),
                ("Cc", "Recruitment Desk <recruitment@saltmarshvalley.example>"),
                ("Subject", "Second interview, Senior Staff Nurse AMU (417-AMU-2610): Thursday 3 December"),
                ("Date", "Thu, 19 Nov 2026 10:12:04 +0000"),
                ("Message-ID", "<20261119101204.417AMU@saltmarshvalley.example>"),
            ),
            text="invite.txt",
            html="invite.html",
            calendar="invite.ics",
        ),
        Mail(
            name="reschedule",
            headers=(
                ("From", _PRIYA),
                ("To", "Marisol Vance <marisol.vance@example.org>"),
                ("Subject", "CHANGE OF DATE: your second interview is now Friday 4 December"),
                ("Date", "Tue, 24 Nov 2026 16:27:40 +0000"),
                ("Message-ID", "<20261124162740.417AMU@saltmarshvalley.example>"),
                ("In-Reply-To", "<20261119101204.417AMU@saltmarshvalley.example>"),
                ("References", "<20261119101204.417AMU@saltmarshvalley.example>"),
            ),
            text="reschedule.txt",
            calendar="reschedule.ics",
        ),
    ),
    "software": (
        Mail(
            name="slots",
            headers=(
                ("From", _KATYA),
                ("To", "Teo Lindqvist-Okafor <teo@lindqvist-okafor.example>"),
                ("Subject", "Windharp, second round: which two of these three?"),
                ("Date", "Fri, 20 Nov 2026 17:48:11 +0100"),
                ("Message-ID", "<8e1f-slots-gdp07@windharp.example>"),
            ),
            text="slots.txt",
        ),
        Mail(
            name="invite",
            headers=(
                ("From", _KATYA),
                ("To", "Teo Lindqvist-Okafor <teo@lindqvist-okafor.example>"),
                ("Reply-To", "hiring@windharp.example"),
                ("Subject", "Your second round at Windharp – 8 & 9 December (Staff Engineer, Grid Data Platform)"),
                ("Date", "Tue, 24 Nov 2026 15:15:33 +0100"),
                ("Message-ID", "<9a20-round2-gdp07@windharp.example>"),
                ("In-Reply-To", "<teo-c41@lindqvist-okafor.example>"),
            ),
            html="invite.html",
        ),
    ),
}
