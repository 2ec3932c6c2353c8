"""One file per output format; knows only text.model.document."""
