"""The trained models in use: spaCy pipelines and fitted weights."""
