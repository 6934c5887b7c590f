"""Pages of words → the lines of a document's body, without what runs along its pages."""
