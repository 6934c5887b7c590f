"""How reports spell what the rules know: labels, columns, titles, times. Each is spelled here and nowhere else."""
