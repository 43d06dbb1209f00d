# Names that are written on the map itself.
map-claim-soviet-mongolian = Frontier claimed by Mongolia and the Soviet Union
map-claim-japanese-manchukuoan = Frontier claimed by Manchukuo and Japan
