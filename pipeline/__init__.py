"""How report files go through: read, parse, normalize, store, export. All I/O of the project is here."""
