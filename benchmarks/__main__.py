"""`python -m benchmarks`: every comparison, and the table of them as Markdown."""

import sys

from benchmarks import answering, desks, indexing, keys, machine, prepare, starting, table


def main() -> None:
    prepare.ready()
    desks.keep()
    rows = []
    for part in (starting, answering, indexing, keys):
        print(f"benchmarks: {part.__name__.rpartition('.')[2]}", file=sys.stderr, flush=True)
        rows += part.rows()
    print(table.markdown(rows))
    print(f"\n{machine.described(prepare.DATA)}")


if __name__ == "__main__":
    main()
