"""The terminal: how a session looks and what is typed into it."""
