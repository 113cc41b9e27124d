"""Sheets for the office and the technical desk, which no speaker is sent."""
