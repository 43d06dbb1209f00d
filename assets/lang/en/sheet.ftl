# Printed sheets, and the button that saves them.
sheet-title = { $title }, { $when }
sheet-certainty = Shown: { $certainty }
sheet-degrees = { $degrees }°
sheet-degrees-minutes = { $degrees }°{ $minutes }′
sheet-scale = Scale
sheet-ratio = 1 : { $number } on A4 paper
sheet-north = N
sheet-legend = Legend
sheet-sizes = Above a symbol: I company, II battalion, III regiment, X brigade, XX division, XXXX army, a ring for a detachment of mixed arms.
sheet-line-fronts = Fronts, teeth towards the enemy, each in its band of doubt
sheet-line-bridgehead = Bridgehead
sheet-line-pocket = Encircled
sheet-line-advance = Advance
sheet-line-retreat = Withdrawal
sheet-line-trail = Way of a unit
sheet-line-leader = Moved aside, the dot at its true place
sheet-line-doubt = It may have been within
sheet-line-account = Other account
sheet-line-air = Air battle, raid
sheet-line-claim = Mongolia’s claim
sheet-line-claim-guessed = Course guessed
sheet-line-claim-river = Manchukuo’s claim
sheet-line-disputed = Disputed strip
sheet-line-frontier = Frontier
sheet-line-broad = Railway, broad
sheet-line-standard = Railway, standard
sheet-line-light = Railway, light
sheet-line-unbuilt = Railway, later
sheet-line-road = Road
sheet-line-track = Track
sheet-line-scarp = Escarpment
sheet-line-marsh = Marsh
sheet-line-sands = Sands
sheet-line-contours = Contours, 10 m
sheet-days = Arrows show the last four days, paler the longer ago.
sheet-doubt = Known: where a source says. Approximate: about there. Inferred: placed by the editors between positions on record. Relief schematic; the river’s loops on the battlefield are invented along a course good to half a kilometre.
sheet-sources = { $count ->
    [one] Source of the positions shown
   *[other] { $count } sources of the positions shown
}
sheet-no-sources = No unit is on this map at this moment
sheet-more = and { $count } more
sheet-credits = Credits
sheet-made = Drawn with Halhin Gol 1939. Code and texts MIT or Apache-2.0; the map’s data keep their own licences.

sheet-button = Save a sheet
sheet-png = Picture (PNG)
sheet-svg = Drawing for print (SVG)
sheet-drawing = Drawing the sheet
sheet-saved = Saved { $path }
