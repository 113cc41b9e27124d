"""French sentences read for recommendations: the verbs, the families, the traps."""
