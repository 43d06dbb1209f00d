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

# The tag of a place under the pointer: "Russian: …", "hill: read off the terrain, ± 3 km"
place-variants = Also
place-quality = { $quality }, ± { $km } km
language-ru = Russian
language-mn = Mongolian
language-ja = Japanese
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
