"""What is kept: the log, what it folds to, the index of decks, backups, the writer's lock.

The only owner of sqlite3 and sqlite_utils.
"""

VERSION = 2
"""The schema this program knows, as `PRAGMA user_version` has it."""
