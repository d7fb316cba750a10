"""`python -m benchmarks [part …]`: every comparison, or some, and the table of them as Markdown."""

import sys

from benchmarks import (
    answering,
    desks,
    indexing,
    keys,
    machine,
    prepare,
    reporting,
    starting,
    table,
)


def main() -> None:
    prepare.ready()
    desks.keep()
    rows = []
    for part in (starting, reporting, answering, indexing, keys):
        name = part.__name__.rpartition(".")[2]
        if sys.argv[1:] and name not in sys.argv[1:]:
            continue
        print(f"benchmarks: {name}", file=sys.stderr, flush=True)
        rows += part.rows()
    print(table.markdown(rows))
    print(f"\n{machine.described(prepare.DATA)}")


if __name__ == "__main__":
    main()
