"""Which statements say the same, which texts are copies, which articles tell the same events, how many origins."""
