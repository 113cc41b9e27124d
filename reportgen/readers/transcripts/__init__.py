"""Transcripts: captions with times and plain `Name: text` files become turns of speakers."""
