"""What all readers build on: decoding, YAML with places, speaker labels, off-record marks."""
