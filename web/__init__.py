"""The local page: the same rooms and answers as the commands, without a terminal."""
