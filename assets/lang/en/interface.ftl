# The interface: panels, buttons and what is read aloud. Words of the campaign's vocabularies are in words.ftl.

# Date card
date-long = { $day } { $month } { $year }
date-short = { $day } { $month }
clock-campaign = { $time } Soviet–Mongolian clock
clock-tokyo = { $time } in Tokyo
clocks = { $campaign } · { $tokyo }
date-sun = Sunrise { $rise } · sunset { $set }

# Times as the sources give them
when-part = { $date }, { $part }
when-time = { $date }, { $time }
when-clock = { $when }, { $clock }
clock-name-soviet = Soviet clock
clock-name-japanese = Tokyo clock
moment = { $date }, { $time }

# Event card
event-doubt = The time or the place is { $certainty }
event-unverified = Not yet verified
sources-heading = Sources

# Sources
source-page-not-checked = { $source } (page not checked)
source-with-reading = { $source } — { $reading }

# Unit card
unit-kicker = { $side } · { $branch } · { $echelon }
unit-certainty = { $certainty }, ± { $km } km
unit-now = Now
unit-place = Place
unit-since = Since
unit-until = Until
unit-note = Note
unit-parent = Belongs to
unit-names = Also called
unit-name-in = { $name } ({ $language })
unit-commanders = Commander
unit-strength = Strength
unit-remark = Remark
unit-moving = { $activity }, on the way
unit-statement-unverified = { $statement } (not verified)
unit-unverified = This position is not yet verified
unit-doubt = Doubt
unit-absent = Not on the map at this moment
unit-appears = Appears on the map on { $when }
unit-left = Left the map after { $when }
unit-no-track = Stands above other units; seen from afar, one symbol shows where they are
unit-close = Close the card of { $name }

# Timeline
timeline-name = Time
timeline-play = Play
timeline-pause = Pause
timeline-slower = Play slower
timeline-faster = Play faster
timeline-previous-event = Previous event
timeline-next-event = Next event
timeline-silent = No source places a unit on this day
timeline-several = { $title } and { $count ->
    [one] one more event
   *[other] { $count } more events
}

# Map controls
map-zoom-in = Zoom in
map-zoom-out = Zoom out
map-view = Show { $name }
map-help = Keys and help
map-scale-km = { $length } km
map-scale-m = { $length } m
map-scale-name = Scale bar, { $length }
map-doubt-account = { $account } · { $doubt }
map-doubt-certainty = Shown: { $certainty } · { $doubt }
map-doubt = Schematic relief · positions uncertain unless drawn with a solid line

# Help
help-heading = Keys
help-close = Close the list of keys
help-more = Drag the map to move it, scroll or pinch to zoom, click a unit for its card

# The page of problems
problems-heading = The campaign cannot be shown
problems-count = { $count ->
    [one] One problem was found in its files
   *[other] { $count } problems were found in its files
}
problems-place = { $file }, line { $line }, column { $column }

# The program
app-title = Halhin Gol 1939
loading = Loading the map
