"""Lines → labels, each with the lines that follow it and where its value ends."""
