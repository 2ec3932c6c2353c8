"""The local page: the same rooms and the same answers as the commands, for people who use no terminal."""
