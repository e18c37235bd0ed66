"""What every screen on a case shares: finding it, saying no, the words for its codes."""
