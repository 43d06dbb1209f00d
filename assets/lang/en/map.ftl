# Names that are written on the map itself.
map-claim-soviet-mongolian = Frontier claimed by Mongolia and the Soviet Union
map-claim-japanese-manchukuoan = Frontier claimed by Manchukuo and Japan

# The panel of the map: its layers and how units are drawn
panel-layers = What the map shows
panel-symbols = How units are drawn
layer-movement = movements of the last day
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
