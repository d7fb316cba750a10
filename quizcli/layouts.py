"""What the same keys give with the other keyboard layout."""


def otherwise(text: str) -> tuple[str, ...]:
    return ()
