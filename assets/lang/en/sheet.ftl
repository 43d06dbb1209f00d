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
sheet-front = Front line, with the band within which it may have run
sheet-movement = Movement of the last day
sheet-air = Place of an air battle or raid of the day
sheet-railway = Railway
sheet-track = Track
sheet-doubt = A solid frame stands where a source says; a dashed one about there; a dotted one was placed by the editors between positions on record. Relief schematic; the river’s loops on the battlefield are invented along a course good to half a kilometre.
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
