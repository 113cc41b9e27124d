"""The programme in formats of other programs, to be edited there or taken over by them."""
