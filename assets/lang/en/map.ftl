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

# Under the pointer: a symbol that stands for several units
map-formation-holds = Stands for { $count } units
