"""The small registers of which the cards are made."""
