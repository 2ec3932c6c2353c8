"""What a command's answer looks like on a terminal, drawn with rich: one file per command."""
