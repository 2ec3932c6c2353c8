"""How often stretches of kana stand in Japanese prose, and the nearest stretch that does stand."""
