"""Labels and tables → what a report says: context inherited, each row given to its action."""
