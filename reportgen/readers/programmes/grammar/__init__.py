"""What lines mean: times, people, the agenda, the title block, sections and contacts."""
