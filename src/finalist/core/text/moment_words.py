"""The wordings by which times in a mail are told apart: appointments, deadlines, what was, and what is over."""

from finalist.core.text.patterns import any_of

DEADLINE = any_of(
    r"""
\b(?:send|submit|upload|return|reply|respond|rsvp|confirm|deadline|let (?:me|us) know|tell (?:me|us))\b
\b(?:soon enough|office hours|working (?:days|hours)|opening hours|reach (?:me|us)|call (?:me|us)|apply)\b
\b(?:parking|bus|train)\b
"""
)
"""A sentence that asks for something by a time, or tells of travel and office hours."""
PAST = any_of(
    r"""
\bthank(?:s| you)(?: \w+){0,2} for\b|\benjoyed\b|\b(?:met|spoke|talked) (?:with|to|on)\b
\bwas (?:great|good|lovely)\b
"""
)
"""A sentence about a meeting that is over."""
MEETING = any_of(
    r"""
\b(?:interview|meet|meeting|invite|invited|slots?|panel|join|see you|round|conversation|chat|appointment)\b
\b(?:scheduled|schedule|presentation to|video call|phone call|options?)\b|\b(?:times?|dates?)\s*:
"""
)
"""A sentence about a meeting to come."""
NOT_BEFORE = any_of(
    r"""
(?:\b(?:by|before|until|till|no later than|not later than)\s*:?\s*)$
(?:\b(?:latest|deadline(?: is)?|expires?(?: on)?|valid until)\s*:?\s*)$
(?:\b(?:was|originally|originally (?:planned|scheduled|set|booked) (?:for|on|at)|instead of|rather than)\s*:?\s*)$
(?:\b(?:previously|old date|not|no longer(?: on| at)?|replaces|dated|sent(?: on)?|posted(?: on)?|since)\s*:?\s*)$
(?:\b(?:moved|rescheduled|changed|postponed|brought forward|pushed back)(?: \w+){0,2} from\s*)$
(?:\b(?:arrive(?: at| by| on)?|be (?:at|in) [\w ]{2,30} (?:by|at|for))\s*)$
(?:\b(?:closes(?: on| at)?|opens?(?: at)?|open from|hours?|hours are)\s*:?\s*)$
"""
)
"""Words right before a time that is no appointment (“at”, “on”, “the” are taken off first)."""
MOVED_FROM = any_of(r"\b(?:moved|rescheduled|changed|postponed|brought forward|pushed back)\b[^.\n]{0,40}\bfrom\s*$")
"""Right before an old time: “has been moved from”."""
