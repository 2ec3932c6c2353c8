"""Texts in articles (条・項・号): their tree, their changes as 改め文, and who cites which article."""
