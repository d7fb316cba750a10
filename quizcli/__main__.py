"""`python -m quizcli` is `quiz`."""

from quizcli.cli import main

if __name__ == "__main__":
    main()
