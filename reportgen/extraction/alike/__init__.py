"""Which findings say the same, who stands behind them and who objects."""
