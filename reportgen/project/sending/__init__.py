"""Packs on their way: what was sent to whom, what changed since, and the mails to send."""
