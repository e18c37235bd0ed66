"""Two languages or neither: one verb publishes a page, and every other way to live leads to it."""
