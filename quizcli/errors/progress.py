"""What can be wrong with what `quiz progress` was given."""

import re
from datetime import date

from quizcli.errors import Reason


class BadSince(Reason, frozen=True):
    """`--since` with what is neither a date nor a number of days up to `most`."""

    text: str
    most: int

    @property
    def meant(self) -> str:
        """The date or number probably meant, or nothing."""
        numbers = re.findall(r"\d+", self.text, re.ASCII)
        if len(numbers) == 1 and len(numbers[0]) == 8:
            numbers = [numbers[0][:4], numbers[0][4:6], numbers[0][6:]]
        if len(numbers) == 3 and len(numbers[0]) == 4:
            try:
                return date(*map(int, numbers)).isoformat()
            except ValueError:
                return ""
        fits = len(numbers) == 1 and len(numbers[0]) < 6 and 0 < int(numbers[0]) <= self.most
        return str(int(numbers[0])) if fits else ""


class SinceAhead(Reason, frozen=True):
    """`--since` with a day that is yet to come."""

    since: str
    today: str
