"""Texts in articles (条・項・号): their tree, and their changes as the sentences of a 改め文."""
