# The first screen
welcome-kicker = 11 May to 16 September 1939
welcome-title = The war on the Halhin Gol
welcome-text = Every regiment on the map, hour by hour, with a source for each position and its doubt.
welcome-play = Play the whole story in ten minutes
welcome-try = Or try
welcome-read = Read it in { $count } chapters
welcome-teach = Teach it: lessons of 10, 25 and 45 minutes
welcome-doubt = See where the accounts differ
welcome-close = Just the map

# The panel of settings
settings-language = Language
settings-text = Size of text
settings-percent = { $percent } %
settings-class = For a class
settings-projector = larger, for a projector
settings-still = no movement of the camera
settings-account = Whose account
settings-certainty = How sure it must be
settings-view = This view
settings-copy = Copy a link to it
settings-copied = The link is copied
settings-keep = Save it as a file
settings-note = Each of these can stand in the address of the page too, so that a link opens the map as it is here.
language-own-en = English
language-own-mn = Монгол
