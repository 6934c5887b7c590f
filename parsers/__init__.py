"""What a report is: positioned words in, a Report out. Pure; nothing here reads a file."""

from parsers.report import parse

__all__ = ["parse"]
