"""What the chain costs and how right it is, measured by commands."""
