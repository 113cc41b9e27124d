"""Findings other than recommendations: cues as data, and what answers or objects to what."""
