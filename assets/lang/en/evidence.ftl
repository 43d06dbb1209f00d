# The panels of evidence and the words they need.

panel-forces = Order of battle
panel-events = Events
panel-figures = Figures
panel-accounts = Accounts
panel-sources = Sources
panel-map = Map
panel-settings = Settings
panel-menu = Show the panels
panel-close = Close { $name }
panel-search-units = Search units and commanders
panel-search-events = Search events
panel-search-sources = Search sources
panel-nothing-found = Nothing found

panel-forces-soviet-mongolian = Soviet Union and Mongolia
panel-forces-japanese-manchukuoan = Japan and Manchukuo

panel-events-prologue = Before the campaign
panel-events-campaign = May to September 1939
panel-events-epilogue = Afterwards

panel-figures-now = At this moment
panel-figures-whole = The whole campaign
panel-figures-other = At other times
panel-figures-span = { $from } to { $to }
panel-figures-what = { $measure }, { $when }
panel-figures-claim = { $number } · { $who }

panel-account = Whose account the map shows
panel-certainty = How sure a position must be to be shown
panel-disagreements = Where accounts place units differently
panel-disputes = Questions that accounts answer differently
panel-judgement = What scholars hold today

panel-sources-how = Of { $seen } sources an excerpt was read. { $attributed } works could not be opened: facts are attributed to them and the pages were not checked. No book was read whole.
panel-sources-facts = { $count ->
    [0] not used
    [one] 1 fact
   *[other] { $count } facts
}
panel-sources-use = Rests on it: { $points } way points, { $events } events, { $figures } figures, { $disputes } disputes, { $places } places and lines

show-from-inferred = everything
show-from-approximate = approximate or known
show-from-known = only what is known

account-short-synthesis = editors
account-short-soviet = Soviet
account-short-japanese = Japanese
account-short-alternative = other

read-short-seen = excerpt read
read-short-attributed = not checked
read-short-inferred = inferred
read-short-unverified = not verified

claimant-soviet = Soviet
claimant-mongolian = Mongolian
claimant-japanese = Japanese
claimant-modern = modern scholarship

kind-ground = Ground
kind-air = Air
kind-command = Command
kind-politics = Politics
kind-supply = Supply
event-until = { $from }, until { $until }

air-count-engaged = { $side }: { $number } aircraft engaged ({ $who } count)
air-count-lost = { $side }: { $number } aircraft lost ({ $who } count)
air-count-sorties = { $side }: { $number } sorties ({ $who } count)
air-mark-engaged = { $side }: { $number } in the air
air-mark-lost = { $side }: { $number } lost
map-account-gone = no longer there

figure-kind-strength = Strength
figure-kind-loss = Losses
figure-kind-captured = Captured
figure-kind-transport = Transport
figure-kind-extent = Extent

measure-men = men
measure-casualties = killed, wounded, missing and sick
measure-killed = killed
measure-wounded = wounded
measure-missing = missing
measure-sick = sick
measure-prisoners = prisoners
measure-tanks = tanks
measure-armoured-cars = armoured cars
measure-armoured-vehicles = tanks and armoured cars
measure-guns = guns
measure-mortars = mortars
measure-machine-guns = machine-guns
measure-battalions = battalions
measure-squadrons = squadrons
measure-aircraft = aircraft
measure-lorries = lorries
measure-tonnes = tonnes
measure-kilometres = kilometres
measure-other = other

post-commander = Commander
post-acting-commander = Acting commander
post-deputy = Deputy
post-chief-of-staff = Chief of staff
post-commissar = Commissar

range = { $low } to { $high }
range-at-least = more than { $number }
number-thousands = ,
date-shorter = { $day } { $month }
date-shorter-year = { $day } { $month } { $year }
date-clock = { $date }, { $time }
date-month = { $month } { $year }
duration-minutes = { $count } min
duration-hours = { $count } h
duration-days = { $count } days

unit-track = The whole track
unit-track-point = { $activity } · { $place }
unit-commander-line = { $name } ({ $post })
unit-commander-fate = { $name }, { $fate }
unit-strength-men = { $number } men
unit-strength-tanks = { $number } tanks
unit-strength-armoured-cars = { $number } armoured cars
unit-strength-guns = { $number } guns
unit-strength-aircraft = { $number } aircraft
unit-strength-line = { $when }: { $what }
unit-strength-by = { $line } ({ $who })
unit-account = Accounts
unit-differs = { $account }: { $km } km away
unit-differs-absent = { $account }: not on the map now
unit-error = Position ± { $km } km, time ± { $hours } h
unit-nearest = near { $place }
