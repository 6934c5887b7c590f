"""Tables, and what says the same in another way → their rows: indicators, milestones, whole actions."""
