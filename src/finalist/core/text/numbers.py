"""Numbers as people write them: grouping of several countries, k/M/B endings, currencies, small numbers in words.

Only tables and the two conversions that rest on them; `amounts.py` finds the numbers in a text.
"""

from decimal import Decimal

SYMBOLS: dict[str, str] = {
    "US$": "USD", "AU$": "AUD", "A$": "AUD", "CA$": "CAD", "C$": "CAD", "NZ$": "NZD", "SG$": "SGD", "S$": "SGD",
    "HK$": "HKD", "R$": "BRL", "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW", "₪": "ILS",
    "₽": "RUB", "₺": "TRY", "฿": "THB", "₫": "VND", "₦": "NGN", "₱": "PHP", "₴": "UAH",
}  # fmt: skip
"""Currency signs. A bare $ is USD and a bare ¥ JPY unless another code stands beside it: a convention."""

CODES = frozenset(
    """USD EUR GBP CHF CAD AUD NZD SEK NOK DKK ISK PLN CZK HUF RON BGN TRY RUB UAH ILS AED SAR QAR KWD BHD OMR EGP
    ZAR NGN KES GHS INR PKR BDT LKR NPR CNY RMB HKD TWD JPY KRW SGD MYR THB IDR PHP VND MXN BRL ARS CLP COP
    PEN""".split()
)

WORDS: dict[str, str] = {
    "euros": "EUR", "euro": "EUR", "dollars": "USD", "dollar": "USD", "pounds": "GBP", "pound": "GBP",
    "pounds sterling": "GBP", "rupees": "INR", "francs": "CHF", "zł": "PLN", "zl": "PLN", "kč": "CZK", "ft": "HUF",
    "lei": "RON", "yen": "JPY", "yuan": "CNY", "rand": "ZAR", "sfr": "CHF", "fr": "CHF", "rs": "INR", "kr": "",
}  # fmt: skip
"""Names after (or before) a number. `kr` is krone or krona: a currency, but the text does not say which."""

MULTIPLES: dict[str, Decimal] = {
    "k": Decimal(1000), "tsd": Decimal(1000), "thousand": Decimal(1000), "m": Decimal(10**6), "mn": Decimal(10**6),
    "mio": Decimal(10**6), "mm": Decimal(10**6), "million": Decimal(10**6), "millions": Decimal(10**6),
    "b": Decimal(10**9), "bn": Decimal(10**9), "billion": Decimal(10**9), "mrd": Decimal(10**9),
    "lakh": Decimal(10**5), "lakhs": Decimal(10**5), "lac": Decimal(10**5), "lpa": Decimal(10**5),
    "crore": Decimal(10**7), "crores": Decimal(10**7),
}  # fmt: skip

SMALL: dict[str, int] = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

_GROUPERS = str.maketrans("", "", "'’ \u00a0\u202f\u2009")


def number_of(written: str, *, decimal_dot: bool = False) -> Decimal:
    """The value of digits with separators: “1.234,56”, “1,234.56”, “95'000”, “45 000”, “3.5”.

    One separator followed by three digits groups (“1.234” is 1234), unless it follows a lone 0 or `decimal_dot` says
    that a dot is always decimal (percentages). Raises ValueError when nothing in it is a digit.
    """
    digits = written.translate(_GROUPERS)
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return _decimal(digits)
    mark = digits[last]
    other = "," if mark == "." else "."
    tail = digits[last + 1 :]
    grouped = digits.count(mark) > 1 or (len(tail) == 3 and other not in digits and digits[:last] != "0")
    if grouped and not (decimal_dot and mark == "." and digits.count(mark) == 1):
        return _decimal(digits.replace(".", "").replace(",", ""))
    whole = digits[:last].replace(other, "").replace(mark, "")
    return _decimal(f"{whole}.{tail}")


def _decimal(digits: str) -> Decimal:
    if not any(char.isdigit() for char in digits):
        raise ValueError("no digits")
    return Decimal(digits)


def currency_of(written: str) -> str:
    """The ISO 4217 code for a sign, code or word; "" when it names a currency but not which."""
    plain = written.strip()
    if plain.upper() in SYMBOLS:
        return SYMBOLS[plain.upper()]
    if plain.upper() in CODES:
        return "CNY" if plain.upper() == "RMB" else plain.upper()
    return WORDS.get(plain.rstrip(".").casefold(), "")


TENS = frozenset(range(20, 100, 10))
SCALES: dict[str, int] = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}


def spelt_value(written: str) -> Decimal | None:
    """The value of a number in words: “twenty-five”, “two hundred and fifty”, “a thousand”; None when it is none."""
    total = current = 0
    before: int | None = None
    for word in written.casefold().replace("-", " ").split():
        if word == "and":
            continue
        if word in SCALES:
            scale = SCALES[word]
            current = max(current, 1) * scale
            if scale > 100:
                total, current = total + current, 0
            before = None
        elif word in ("a", "an"):
            current = 1
        elif word in SMALL and (before is None or (before in TENS and 1 <= SMALL[word] <= 9)):
            before = SMALL[word]
            current += before
        else:
            return None
    return Decimal(total + current)
