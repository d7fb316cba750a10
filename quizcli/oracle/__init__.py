"""Asks the references, which live in a process of their own with torch (`quizcli.references`).

Nothing here imports torch. Whatever becomes of that process, a job has an outcome: an answer
or a reason. The only owner of subprocess and selectors, and of a monotonic clock for timeouts.
"""
