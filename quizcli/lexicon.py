"""The field's own names, none of which is another one misspelt."""

FIELD: frozenset[str] = frozenset()
