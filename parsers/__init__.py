"""What a report is: positioned words in, a Report out. Pure; nothing here reads a file."""
