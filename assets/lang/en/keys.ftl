# What the keys do. Two keys of one row share a sentence.
key-play = Play or pause
key-hour = Step an hour back or on
key-day = Step a day back or on
key-speed = Play faster or slower
key-event = Go to the previous or the next event
key-ends = Go to the beginning or the end
key-zoom = Zoom in or out
key-pan = Move the map
key-projector = Larger drawing for a projector
key-blank = Blank the screen
key-help = Show or hide this list
key-close = Close what is open
key-map = Open or close the panel of the map
key-symbols = Draw units with military signs or pictograms
key-page = Show all symbols on one page
