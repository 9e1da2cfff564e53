"""Months and days of the week as they are written in the languages invitations come in, as data.

A word that is also an ordinary word in running English (`mar`, `sat`, `may`, `do`, `so`) is only used next to a
number; the date patterns see to that.
"""

_MONTHS = """
january jan januar janvier enero gennaio januari janeiro januar
february feb febr februar février fevrier febrero febbraio februari fevereiro
march mar märz maerz mars marzo maart março
april apr avril abril aprile
may mai mayo maggio mei maj maio
june jun juni juin junio giugno junho
july jul juli juillet julio luglio julho
august aug août aout agosto augustus augusti
september sep sept septembre septiembre settembre setembro
october oct oktober okt octobre octubre ottobre outubro
november nov novembre noviembre novembro
december dec dezember dez décembre decembre diciembre dicembre dezembro desember
"""

_WEEKDAYS = """
monday mon montag lundi lunes lunedì maandag måndag mandag
tuesday tue tues dienstag mardi martes martedì dinsdag tisdag tirsdag
wednesday wed weds mittwoch mercredi miércoles mercoledì woensdag onsdag
thursday thu thur thurs donnerstag jeudi jueves giovedì donderdag torsdag
friday fri freitag vendredi viernes venerdì vrijdag fredag
saturday sat samstag samedi sábado sabato zaterdag lördag lørdag
sunday sun sonntag dimanche domingo domenica zondag söndag søndag
"""


def _numbered(table: str, first: int) -> dict[str, int]:
    return {
        name: number for number, line in enumerate(table.strip().splitlines(), start=first) for name in line.split()
    }


MONTHS = _numbered(_MONTHS, 1)
"""Written month, lower case → 1..12."""
WEEKDAYS = _numbered(_WEEKDAYS, 0)
"""Written day of the week, lower case → 0 (Monday) .. 6, as `date.weekday` counts."""
