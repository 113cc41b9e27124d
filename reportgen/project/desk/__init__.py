"""The desk: what goes out to colleagues and speakers in Word and Excel, and what comes back."""
