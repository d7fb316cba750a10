"""One file a verb; its function `command` is the command, its options documented beside it."""
