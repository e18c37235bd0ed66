"""What the customer and the council write to each other about a case, and all that was sent."""
