"""What is delivered about this besides the registers of the six fields."""

FORMULIR = []
