"""For the print shop: the cover, the imposed sheets, the note, the preflight, the sign-off sheets.

`painting` and `facts` read finished files back, whatever made them; `sheets` is the arithmetic of
folding, `impose` and `boxes` write; the rest says to people what was found.
"""
