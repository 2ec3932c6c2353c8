"""Places that matched: in rows and in arrays, united, over borders and blanks, in other forms."""
