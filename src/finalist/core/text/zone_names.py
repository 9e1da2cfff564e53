"""The written names of time zones, as data: abbreviations, places, and Windows names, each with its IANA zone.

Abbreviations with several owners list the one most often meant in English mail first. Windows names are those of
the mapping that the Unicode CLDR publishes, limited to zones an invitation is likely to come from.
"""

from typing import Literal

Half = Literal["standard", "daylight", ""]


def _pairs(table: str) -> dict[str, str]:
    rows = (line.split("=") for line in table.strip().splitlines())
    return {name.strip().casefold(): key.strip() for names, key in rows for name in names.split("|")}


ABBREVIATIONS: dict[str, tuple[tuple[str, ...], Half]] = {
    "UTC": (("UTC",), ""),
    "GMT": (("UTC",), ""),
    "BST": (("Europe/London",), "daylight"),
    "IST": (("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"), ""),
    "WET": (("Europe/Lisbon",), "standard"),
    "WEST": (("Europe/Lisbon",), "daylight"),
    "CET": (("Europe/Berlin",), "standard"),
    "CEST": (("Europe/Berlin",), "daylight"),
    "MEZ": (("Europe/Berlin",), "standard"),
    "MESZ": (("Europe/Berlin",), "daylight"),
    "EET": (("Europe/Helsinki",), "standard"),
    "EEST": (("Europe/Helsinki",), "daylight"),
    "MSK": (("Europe/Moscow",), ""),
    "TRT": (("Europe/Istanbul",), ""),
    "SAST": (("Africa/Johannesburg",), ""),
    "WAT": (("Africa/Lagos",), ""),
    "CAT": (("Africa/Harare",), ""),
    "EAT": (("Africa/Nairobi",), ""),
    "GST": (("Asia/Dubai",), ""),
    "PKT": (("Asia/Karachi",), ""),
    "SGT": (("Asia/Singapore",), ""),
    "HKT": (("Asia/Hong_Kong",), ""),
    "JST": (("Asia/Tokyo",), ""),
    "KST": (("Asia/Seoul",), ""),
    "PHT": (("Asia/Manila",), ""),
    "WIB": (("Asia/Jakarta",), ""),
    "AWST": (("Australia/Perth",), ""),
    "ACST": (("Australia/Adelaide",), "standard"),
    "ACDT": (("Australia/Adelaide",), "daylight"),
    "AEST": (("Australia/Sydney", "Australia/Brisbane"), "standard"),
    "AEDT": (("Australia/Sydney",), "daylight"),
    "NZST": (("Pacific/Auckland",), "standard"),
    "NZDT": (("Pacific/Auckland",), "daylight"),
    "ET": (("America/New_York",), ""),
    "EST": (("America/New_York",), "standard"),
    "EDT": (("America/New_York",), "daylight"),
    "CT": (("America/Chicago",), ""),
    "CST": (("America/Chicago", "Asia/Shanghai"), "standard"),
    "CDT": (("America/Chicago",), "daylight"),
    "MT": (("America/Denver",), ""),
    "MST": (("America/Denver", "America/Phoenix"), "standard"),
    "MDT": (("America/Denver",), "daylight"),
    "PT": (("America/Los_Angeles",), ""),
    "PST": (("America/Los_Angeles",), "standard"),
    "PDT": (("America/Los_Angeles",), "daylight"),
    "AKST": (("America/Anchorage",), "standard"),
    "AKDT": (("America/Anchorage",), "daylight"),
    "HST": (("Pacific/Honolulu",), ""),
    "ADT": (("America/Halifax",), "daylight"),
    "BRT": (("America/Sao_Paulo",), ""),
    "ART": (("America/Argentina/Buenos_Aires",), ""),
}

PLACES = _pairs("""
uk|u.k.|british|london|england|scotland|wales|edinburgh|glasgow|manchester|cardiff|belfast = Europe/London
irish|ireland|dublin = Europe/Dublin
portuguese|lisbon|lisboa = Europe/Lisbon
central european|cet/cest|german|germany|berlin|munich|münchen|frankfurt|hamburg = Europe/Berlin
french|france|paris = Europe/Paris
spanish|spain|madrid|barcelona = Europe/Madrid
italian|italy|rome|milan = Europe/Rome
dutch|netherlands|amsterdam|rotterdam = Europe/Amsterdam
belgian|belgium|brussels = Europe/Brussels
swiss|zurich|zürich|geneva = Europe/Zurich
austrian|vienna|wien = Europe/Vienna
danish|copenhagen = Europe/Copenhagen
swedish|stockholm = Europe/Stockholm
norwegian|oslo = Europe/Oslo
polish|warsaw = Europe/Warsaw
czech|prague = Europe/Prague
hungarian|budapest = Europe/Budapest
eastern european|finnish|helsinki = Europe/Helsinki
greek|athens = Europe/Athens
bucharest = Europe/Bucharest
kyiv|kiev = Europe/Kyiv
turkish|istanbul|ankara = Europe/Istanbul
moscow = Europe/Moscow
israel|tel aviv|jerusalem = Asia/Jerusalem
dubai|abu dhabi|uae|gulf = Asia/Dubai
riyadh = Asia/Riyadh
indian|india|mumbai|delhi|new delhi|bangalore|bengaluru|kolkata|chennai = Asia/Kolkata
singapore = Asia/Singapore
hong kong = Asia/Hong_Kong
china|beijing|shanghai = Asia/Shanghai
japan|tokyo = Asia/Tokyo
korea|seoul = Asia/Seoul
hanoi|ho chi minh city|vietnam = Asia/Ho_Chi_Minh
manila = Asia/Manila
jakarta = Asia/Jakarta
sydney|melbourne|australian eastern|canberra = Australia/Sydney
brisbane = Australia/Brisbane
adelaide = Australia/Adelaide
perth = Australia/Perth
auckland|wellington|new zealand = Pacific/Auckland
johannesburg|cape town|south african = Africa/Johannesburg
lagos = Africa/Lagos
nairobi = Africa/Nairobi
cairo = Africa/Cairo
casablanca = Africa/Casablanca
eastern|us eastern|eastern us|eastern standard|eastern daylight|new york|nyc|boston|atlanta = America/New_York
miami|philadelphia|washington = America/New_York
toronto|montreal = America/Toronto
central|us central|central standard|central daylight|chicago|dallas|houston|austin = America/Chicago
mountain|us mountain|mountain standard|mountain daylight|denver = America/Denver
phoenix|arizona = America/Phoenix
pacific|us pacific|pacific standard|pacific daylight|los angeles|san francisco|seattle = America/Los_Angeles
vancouver = America/Vancouver
atlantic|halifax = America/Halifax
mexico city = America/Mexico_City
bogotá|bogota = America/Bogota
lima = America/Lima
santiago = America/Santiago
são paulo|sao paulo|brasilia|brasília = America/Sao_Paulo
buenos aires = America/Argentina/Buenos_Aires
""")

WINDOWS = _pairs("""
GMT Standard Time = Europe/London
Greenwich Standard Time = Atlantic/Reykjavik
W. Europe Standard Time|West Europe Standard Time = Europe/Berlin
Western/Central Europe = Europe/Berlin
Central Europe Standard Time = Europe/Budapest
Central European Standard Time = Europe/Warsaw
Romance Standard Time = Europe/Paris
GTB Standard Time = Europe/Bucharest
E. Europe Standard Time = Europe/Chisinau
FLE Standard Time = Europe/Kyiv
Turkey Standard Time = Europe/Istanbul
Russian Standard Time = Europe/Moscow
Israel Standard Time = Asia/Jerusalem
Egypt Standard Time = Africa/Cairo
South Africa Standard Time = Africa/Johannesburg
W. Central Africa Standard Time = Africa/Lagos
E. Africa Standard Time = Africa/Nairobi
Morocco Standard Time = Africa/Casablanca
Arab Standard Time = Asia/Riyadh
Arabian Standard Time = Asia/Dubai
Arabic Standard Time = Asia/Baghdad
Iran Standard Time = Asia/Tehran
Pakistan Standard Time = Asia/Karachi
India Standard Time = Asia/Kolkata
Sri Lanka Standard Time = Asia/Colombo
Bangladesh Standard Time = Asia/Dhaka
SE Asia Standard Time = Asia/Bangkok
Singapore Standard Time = Asia/Singapore
China Standard Time = Asia/Shanghai
Taipei Standard Time = Asia/Taipei
Tokyo Standard Time = Asia/Tokyo
Korea Standard Time = Asia/Seoul
W. Australia Standard Time = Australia/Perth
AUS Central Standard Time = Australia/Darwin
Cen. Australia Standard Time = Australia/Adelaide
AUS Eastern Standard Time = Australia/Sydney
E. Australia Standard Time = Australia/Brisbane
New Zealand Standard Time = Pacific/Auckland
Eastern Standard Time|US/Eastern = America/New_York
US Eastern Standard Time = America/Indianapolis
Central Standard Time|US/Central = America/Chicago
Canada Central Standard Time = America/Regina
Mountain Standard Time|US/Mountain = America/Denver
US Mountain Standard Time = America/Phoenix
Pacific Standard Time|US/Pacific = America/Los_Angeles
Alaskan Standard Time = America/Anchorage
Hawaiian Standard Time = Pacific/Honolulu
Atlantic Standard Time = America/Halifax
Newfoundland Standard Time = America/St_Johns
Central Standard Time (Mexico) = America/Mexico_City
SA Pacific Standard Time = America/Bogota
SA Eastern Standard Time = America/Cayenne
Pacific SA Standard Time = America/Santiago
E. South America Standard Time = America/Sao_Paulo
Argentina Standard Time = America/Argentina/Buenos_Aires
UTC|Coordinated Universal Time|Greenwich Mean Time = UTC
""")
