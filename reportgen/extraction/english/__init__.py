"""English sentences that recommend: families and traps as data, and the readings behind them."""
