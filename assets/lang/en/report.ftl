# The situation in a few words, as it is read aloud. 60 words at most: each word here is one less for the data.
report-date = { $date }, { $time }.
report-date-account = { $date }, { $time }, { $account }.

report-side-soviet = Soviet
report-side-mongolian = Mongolian
report-side-japanese = Japanese
report-side-manchukuoan = Manchukuoan
report-coalition-soviet-mongolian = Soviet–Mongolian
report-coalition-japanese-manchukuoan = Japanese–Manchukuoan

report-front-line = { $who } front: { $names }.
report-front-line-length = { $who } front, about { $km } km, { $from } to { $to }: { $names }.
report-front-bridgehead = { $who }: { $names }.
report-front-pocket = { $who } encircled: { $names }.
report-front-near = { $name } near { $place }
report-front-doubt = { $name }, { $doubt }
report-fronts-counted = Fronts: { $count }.
report-fronts-none = No front drawn.

report-moves = { $who }: { $list }.
report-moves-more = { $who }: { $list }; { $count } more moving or attacking.
report-moves-counted = { $who }: { $count } moving or attacking.
report-moves-none = No unit moves or attacks.
report-mover = { $name } { $does }
report-mover-way = { $name } { $does } { $way }
report-mover-doubt = { $mover }, { $doubt }
report-does-move = moves

report-event = { $when }: { $title }.
report-event-doubt = { $when }, { $doubt }: { $title }.

report-selected = Selected: { $name }, { $side }, { $does }, { $where }, position { $doubt }, within { $km } km.
report-selected-short = Selected: { $name }, position { $doubt }.
report-selected-hidden = Selected: { $name }, { $side }, hidden: position { $doubt }.
report-selected-formation = Selected: { $name }, { $side }, { $count } units, { $does }, { $where }, position { $doubt }, within { $km } km.
report-selected-absent = Selected: { $name }, { $side }, not on the map now.
report-where-near = near { $place }
report-where-off = { $km } km { $way } of { $place }
report-where-nowhere = no named place near

report-doubt-known = known
report-doubt-approximate = probably
report-doubt-inferred = inferred

report-way-north = north
report-way-north-east = north-east
report-way-east = east
report-way-south-east = south-east
report-way-south = south
report-way-south-west = south-west
report-way-west = west
report-way-north-west = north-west

# From unit to unit by keys.
key-unit = Select the unit before or after: side after side, from north to south
