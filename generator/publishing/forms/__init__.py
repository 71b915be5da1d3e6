"""Forms to fill in on paper, on the screen and in an office program, record books of them, and official letters."""
