"""Where bytes come from: files, encodings, the child process that parses strangers' files."""
