"""Words of the video check: what camera, light, background, microphone and level can be, as facts."""

from django.utils.translation import gettext_lazy as _

FACTS = {
    "camera": _("Camera"),
    "light": _("Light"),
    "background": _("Behind you"),
    "sound": _("Microphone"),
    "level": _("Your voice"),
}
"""What is looked at, in the order it is shown."""
WORDS = {
    "camera-on": _("On."),
    "camera-none": _("There is no camera. A telephone on a stack of books does as well; open this page on it."),
    "camera-refused": _("The browser may not use it. Allow the camera for this address, then look again."),
    "camera-taken": _("Another program uses it. Close that one, then look again."),
    "camera-insecure": _("The browser gives the camera only to pages opened over HTTPS or on this very machine."),
    "light-even": _("Your place in the picture is as bright as the rest: middle and edge"),
    "light-dark": _("It is dark where you sit: put a lamp behind the screen. Middle and edge"),
    "light-bright": _("The picture is washed out: less light from the front. Middle and edge"),
    "light-backlit": _("The light stands behind you: turn round, or draw the curtain. Middle and edge"),
    "background-still": _("Nothing moves at the edges of the picture."),
    "background-moves": _("Something moves at the edges of the picture."),
    "microphone-on": _("On."),
    "microphone-none": _("There is no microphone. Plug in a headset, then look again."),
    "microphone-refused": _("The browser may not use it. Allow the microphone for this address, then look again."),
    "microphone-taken": _("Another program uses it. Close that one, then look again."),
    "microphone-insecure": _("The browser gives it only to pages opened over HTTPS or on this very machine."),
    "level-clear": _("Loud enough, and well above the room: loudest and quietest"),
    "level-soft": _("Heard, but soft: nearer to the microphone. Loudest and quietest"),
    "level-quiet": _("Say a sentence as you would to them. So far nothing is heard: loudest and quietest"),
    "level-close": _("Voice and room are close together: a quieter place, or a headset. Loudest and quietest"),
    "level-clips": _("Too loud at times, the sound breaks: turn the microphone down. Loudest and quietest"),
}
"""Code → the sentence."""
