"""Documents: composed, rendered, placed in the output folder, recorded and verified there."""
