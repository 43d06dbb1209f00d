# Names that are written on the map itself.
map-claim-soviet-mongolian = Frontier claimed by Mongolia and the Soviet Union
map-claim-japanese-manchukuoan = Frontier claimed by Manchukuo and Japan

# The panel of the map: its layers and how units are drawn
panel-layers = What the map shows
panel-symbols = How units are drawn
layer-movement = movements of the last days
layer-trails = tracks of all units
layer-fronts = front lines
layer-light = day and night
layer-contours = contours
layer-graticule = degrees
layer-grid = kilometre grid
symbols-app6 = military signs
symbols-pictograms = pictograms

# The net of degrees and the kilometre grid
map-degrees = { $degrees }°{ $side }
map-degrees-minutes = { $degrees }°{ $minutes }′{ $side }
map-side-n = N
map-side-s = S
map-side-e = E
map-side-w = W
map-grid = Squares of { $length } km
map-grid-wide = Squares of { $length } km at the Halhin Gol

# The small map of the theatre, and north
map-north = N
map-north-name = North is up
map-inset = Map of the theatre: click to look there
map-inset-mongolia = Mongolia
map-inset-soviet-union = Soviet Union
map-inset-manchukuo = Manchukuo
map-inset-vladivostok = to Vladivostok, { $length } km
# How to read the map: its signs and lines
panel-signs = The symbols
panel-signs-open = All symbols on one page
panel-signs-close = Close the page of symbols
panel-signs-arms = Arms
panel-signs-nations = Nation
panel-signs-doubts = How sure the place is
panel-signs-sizes = Size
panel-signs-states = Strength
panel-signs-activities = What it does
panel-sign-other-air = other aircraft
panel-sign-unknown = strength not recorded
panel-sign-full = at its greatest
panel-sign-less = seven eighths of it
panel-sign-reduced = reduced, here to half
panel-signs-size = { $percent } %
panel-signs-corners = Square corners: Soviet and Mongolian. Cut corners: Japanese and Manchukuoan. The strip at the left tells the nation.
panel-signs-strength = Bar: the strength last recorded, against the greatest recorded so far. No bar: the record cannot be compared.
panel-signs-arrows = Arrows below a frame point to the enemy, those of a withdrawal away from him.
panel-signs-staff = A headquarters stands at the foot of its staff; frames open below fly.
panel-lines = Lines and marks
panel-line-front-soviet-mongolian = front of the Soviet and Mongolian troops, teeth towards the enemy
panel-line-front-japanese-manchukuoan = front of the Japanese and Manchukuoan troops
panel-line-band = band within which the front may have run
panel-line-bridgehead = bridgehead: ground held across the river
panel-line-pocket = encircled, its teeth outwards
panel-line-advance = advance in the last four days, paler the longer ago
panel-line-retreat = withdrawal in the last four days: a hollow arrow
panel-line-trail = way of a unit, paler the longer ago
panel-line-doubt = within this ring the unit may have been
panel-line-leader = true place of a symbol that was moved aside
panel-line-account = where another account has the unit
panel-line-air = air battle or raid of the day
panel-line-claim = Frontier claimed by Mongolia and the Soviet Union
panel-line-claim-guessed = the same where its course is a guess
panel-line-claim-river = Frontier claimed by Manchukuo and Japan, along the river
panel-line-disputed = ground that both sides claimed
panel-line-frontier = frontier that nobody disputed
panel-line-broad = broad-gauge railway
panel-line-standard = standard-gauge railway
panel-line-light = light railway
panel-line-unbuilt = railway not yet open
panel-line-road = road
panel-line-track = track
panel-line-scarp = escarpment, strokes down the slope
panel-line-marsh = marsh
panel-line-sands = sands
panel-line-contours = contours every 10 m, stronger every 50 m, of the schematic relief

# The tag of a place under the pointer: "Russian: …", "hill: read off the terrain, ± 3 km"
place-variants = Also
place-quality = { $quality }, ± { $km } km
language-ru = Russian
language-mn = Mongolian
language-ja = Japanese
language-en = English
quality-a = Position from a gazetteer
quality-b = Position read off the terrain
quality-c = Position estimated from descriptions
quality-d = Position a weak guess
place-obo = Obo
place-village = Village
place-town = Town
place-crossing = Crossing
place-headquarters = Headquarters
place-monument = Monument
place-hill = Hill
place-height = Height
place-plateau = Plateau
place-sands = Sands
place-dunes = Dunes
place-marsh = Marsh
place-battle-site = Battle site
place-lake = Lake
place-river = River
place-airfield = Airfield
place-temple = Temple
place-station = Station
place-position = Position

# Under the pointer: a symbol that stands for several units
map-formation-holds = Stands for { $count } units
