"""The items still to be asked, in order; wrong ones come back until right once."""

from collections.abc import Iterable

GAP = 6
"""How many other items come before a wrong one returns, where there are as many."""


class Queue:
    def __init__(self, items: Iterable[str]) -> None:
        self._items = list(items)
        self.returned: set[str] = set()

    def __len__(self) -> int:
        return len(self._items)

    def first(self) -> str | None:
        return self._items[0] if self._items else None

    def ahead_of(self, most: int) -> list[str]:
        """The next items, at most so many."""
        return self._items[:most]

    def promote(self, item: str) -> None:
        """An item that can be asked now goes before those that cannot."""
        self._items.remove(item)
        self._items.insert(0, item)

    def drop(self, item: str) -> None:
        """Take an item out, wherever it stands."""
        if self._items[:1] == [item]:
            del self._items[0]
        else:
            self._items = [other for other in self._items if other != item]
        self.returned.discard(item)

    def skip(self) -> None:
        """The first item to the end."""
        self._items.append(self._items.pop(0))

    def back(self, item: str) -> None:
        """The first item was answered wrong: it returns a little later."""
        self.drop(item)
        self._items.insert(min(GAP, len(self._items)), item)
        self.returned.add(item)

    def ahead(self, item: str) -> None:
        """An item whose answer was undone is asked next."""
        self.drop(item)
        self._items.insert(0, item)

    def rename(self, moves: dict[str, str]) -> None:
        self._items = [moves.get(item, item) for item in self._items]
        self.returned = {moves.get(item, item) for item in self.returned}
