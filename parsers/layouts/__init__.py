"""Ways in which reports may be set, each of which is set anew as the rules that follow know it."""
