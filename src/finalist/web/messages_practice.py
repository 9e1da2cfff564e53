"""Words of practice: kinds of drills, states and troubles of a take, what each measure is called."""

from django.utils.translation import gettext_lazy as _

DRILLS = {
    "due": (_("What is due"), _("The questions whose day has come, then the likeliest you have not tried.")),
    "panel": (_("The whole panel"), _("Six questions by three people who want different things, in turn.")),
    "person": (_("One interviewer"), _("What this person is likely to ask.")),
    "concern": (_("A doubt"), _("Answer a doubt they have, and what they may ask around it.")),
    "presentation": (_("A presentation"), _("Your own slides and a clock, then two questions to them.")),
    "role-play": (_("A role-play"), _("A scene as second rounds play it. You answer, they go on.")),
    "question": (_("A single question"), _("One question, as often as you like.")),
}
"""Kind of drill → its name and what it is."""
MEDIA = {
    "audio": _("recorded"),
    "video": _("recorded with camera"),
    "typed": _("typed"),
    "imported": _("imported"),
}
TROUBLES = {
    "no-speech": (_("Nobody was heard speaking."), _("Check that the right microphone is chosen, and record again.")),
    "too-quiet": (_("The recording is too quiet to be understood."), _("Come closer or turn the microphone up.")),
    "no-engine": (
        _("Nothing is installed here that can listen."),
        _("Install a recogniser, or type what you said: the measures need only words."),
    ),
    "out-of-memory": (_("There was too little memory to listen."), _("Close something large and try again.")),
    "unknown-language": (_("This language cannot be listened to here."), _("Type what you said.")),
    "no-ffmpeg": (_("This kind of file needs ffmpeg."), _("Install ffmpeg, or give a WAV file.")),
    "no-words": (_("A voice was heard, but no word was understood."), _("Come closer, speak clearly, or type it.")),
    "no-model": (_("The speech model is not on this machine."), _("Say where it lies, or type it.")),
    "not-audio": (_("No sound can be read from this file."), _("Record again, or give another file.")),
    "too-long": (_("This recording is longer than two hours."), _("Cut it, or record a shorter answer.")),
    "stopped": (_("The recogniser broke down three times."), _("Try again, or type what you said.")),
    "unreadable": (_("The recording cannot be read."), _("Record again.")),
    "gave-up": (_("Listening stopped three times without an end."), _("Try again, or type what you said.")),
    "cancelled": (_("You stopped the listening."), _("Try again, or type what you said.")),
}
"""Code of why a take could not be listened to → what happened, what to do next."""
NEEDS_EAR = frozenset({"no-engine", "no-model", "unknown-language"})
"""Troubles that another choice under Settings, Listening may end."""
OTHER_TROUBLE = (_("Listening failed."), _("Try again, or type what you said."))
EARS = {
    "faster-whisper": _(
        "Listens with a Whisper model that you give it: a larger one makes fewer mistakes and takes longer."
    ),
    "moonshine-voice": _("Small, English only, nothing to download after the install."),
}
"""Name of a recogniser → what it is."""
ADVICE = {
    ("faster-whisper", "package"): (
        _("Not installed. In the environment that Finalist runs in:"),
        "pip install 'finalist[whisper]'",
    ),
    ("faster-whisper", "model"): (
        _("Installed, but it has no model yet. Fetch one and say below where it lies:"),
        "hf download Systran/faster-whisper-small --local-dir ~/models/whisper-small",
    ),
    ("moonshine-voice", "package"): (
        _("Not installed. In the environment that Finalist runs in (about 180 MB):"),
        "pip install 'finalist[speech]'",
    ),
}
"""(recogniser, what it lacks) → what to do, and the command for it."""
COMPUTES = {
    "int8": _("eight bits: quicker, less memory"),
    "float32": _("32 bits: as the model was made; about one and a half times the work and the memory"),
}
"""Numbers a Whisper model is held in → what that means."""
PARTS = {
    "situation": _("Situation"),
    "task": _("Task"),
    "action": _("Action"),
    "result": _("Result"),
    "lesson": _("Lesson"),
}
MARKS = {
    "filled-pause": _("filled pause"),
    "filler": _("filler"),
    "repeat": _("repeat"),
    "restart": _("restart"),
    "hedge": _("hedge"),
    "number": _("number"),
    "claim": _("does not agree with what you said before"),
    "company-word": _("a word of theirs"),
}
"""Kind of mark in a transcript → its name."""
OWN_MARKS = {1: _("poor"), 2: _("weak"), 3: _("fair"), 4: _("good"), 5: _("strong")}
"""What 1 to 5 mean where people rate."""
CHECKS = {
    "episode": _("One real occasion"),
    "own-action": _("What you did yourself"),
    "reason": _("Why you did it so"),
    "checkable": _("A result that can be checked"),
    "relevant": _("Answers the question"),
    "all-parts": _("Each thing that was asked for"),
    "within-time": _("Within the usual time"),
    "consistent": _("Agrees with what you said before"),
}
MEASURES = {
    "words": _("Words"),
    "length": _("Length"),
    "words-to-point": _("Words before the first point"),
    "time-to-point": _("Time to the first point"),
    "sentence-length": _("Length of a sentence"),
    "hedges": _("Hedges"),
    "numbers": _("Figures named"),
    "company-words": _("Words of the company"),
    "relevance": _("Closeness to the question"),
    "situation": _("Situation"),
    "task": _("Task"),
    "action": _("Action"),
    "result": _("Result"),
    "lesson": _("Lesson"),
    "share-situation": _("Situation"),
    "share-task": _("Task"),
    "share-action": _("Action"),
    "share-result": _("Result"),
    "share-lesson": _("Lesson"),
    "pace": _("Pace"),
    "articulation": _("Pace while speaking"),
    "before-answer": _("Before the first word"),
    "silent-pauses": _("Silent pauses"),
    "long-pauses": _("Long pauses"),
    "silence": _("Silence"),
    "filled-pauses": _("“Um” and “uh”"),
    "filled-pauses-heard": _("“Um” and “uh” heard in the sound"),
    "filled-pauses-rate": _("“Um” and “uh” a minute"),
    "fillers": _("Fillers"),
    "fillers-rate": _("Fillers a minute"),
    "repeats": _("Words said twice"),
    "restarts": _("Restarts"),
}
"""Code of a measure → its name. The bands and what they rest on come with the measure."""
UNITS = {
    "words": _("words"),
    "seconds": _("seconds"),
    "per 100 words": _("per 100 words"),
    "figures": _("figures"),
    "words of their own": _("words of their own"),
    "0 to 1": _("0 to 1"),
    "words a minute": _("words a minute"),
    "words a minute of speech": _("words a minute of speech"),
    "pauses": _("pauses"),
    "pauses of 3 s or more": _("pauses of 3 s or more"),
    "share of the time": _("of the time"),
    "share of the words": _("of the words"),
    "in the transcript": _("in the transcript"),
    "heard in the sound": _("heard in the sound"),
    "a minute": _("a minute"),
}
WHY_NOT = {
    "": "",
    "language": _("not measured in this language"),
    "no-times": _("not measured: no times"),
    "times-estimated": _("not measured: the times are estimated"),
    "too-short": _("not measured: too short"),
    "too-long": _("not measured: too long for an answer"),
    "no-question": _("not measured: no question"),
    "nothing-said": _("not measured: nothing was said"),
    "not-listened": _("not measured: nobody listened to the sound"),
    "no-stops": _("not measured: no full stops"),
}
"""Why a measure has no figure."""
GATES = {
    "nothing-said": _("too little was said"),
    "no-sentences": _("a list of words, no sentences"),
    "says-it-again": _("the same thing again and again"),
    "repeats-question": _("the question said again"),
    "to-the-grader": _("words to whoever rates it"),
    "not-the-question": _("another question’s answer"),
    "copied": _("much like a model answer"),
    "no-episode": _("not one real occasion"),
    "no-own-action": _("nothing you did yourself"),
    "no-outcome": _("no outcome"),
    "slogan": _("a slogan and no occasion"),
    "no-step": _("no step of yours"),
    "one-option": _("one option only"),
    "no-criterion": _("no yardstick for the choice"),
    "any-employer": _("could be said to any employer"),
    "no-own-evidence": _("nothing of yours that shows it"),
    "no-check": _("no check of the result"),
    "blame": _("blame"),
    "no-own-part": _("no part of your own"),
}
"""What caps a rating."""
UNCERTAIN = {
    "relevance-unsure": _("It is not clear that this answers the question."),
    "competency-faint": _("Little of this competency shows in the words."),
}
"""Why a rating is uncertain."""
DIRECTIONS = {
    "up": _("rises"),
    "down": _("falls"),
    "level": _("stays level"),
    "too-few": _("too few to say"),
}
"""Which way a measure goes. It says nothing of better."""
