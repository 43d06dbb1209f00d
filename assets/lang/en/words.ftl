# The campaign's vocabularies, the calendar and the rates of play.

side-soviet = Soviet Union
side-mongolian = Mongolia
side-japanese = Japan
side-manchukuoan = Manchukuo

branch-infantry = infantry
branch-cavalry = cavalry
branch-tank = tanks
branch-armoured-car = armoured cars
branch-motor-rifle = motor rifles
branch-machine-gun = machine guns
branch-artillery = artillery
branch-engineer = engineers
branch-airborne = airborne
branch-headquarters = headquarters
branch-fighter = fighters
branch-bomber = bombers
branch-border-guard = border guards
branch-other = other arms

echelon-company = company
echelon-battalion = battalion
echelon-detachment = detachment
echelon-regiment = regiment
echelon-brigade = brigade
echelon-division = division
echelon-corps = corps
echelon-army = army
echelon-army-group = army group
echelon-air-regiment = air regiment
echelon-air-brigade = air brigade
echelon-other = other formation

activity-march = marches
activity-assemble = assembles
activity-reserve = in reserve
activity-defend = defends
activity-attack = attacks
activity-withdraw = withdraws
activity-cross-river = crosses the river
activity-encircled = encircled
activity-break-out = breaks out
activity-relief = relieves the encircled
activity-mop-up = mops up
activity-hold = holds its position
activity-destroyed = destroyed
activity-disbanded = disbanded
activity-headquarters = runs its headquarters
activity-air-combat = fights in the air
activity-raid = raids
activity-reconnaissance = scouts
activity-other = see the note

certainty-known = known
certainty-approximate = approximate
certainty-inferred = inferred

account-synthesis = the editors’ reading
account-soviet = Soviet account
account-japanese = Japanese account
account-alternative = another reading

track-end-cease-fire = Fought on until the cease-fire
track-end-joins-parent = Joined the formation it belongs to
track-end-not-traced = The record does not trace it further
track-end-destroyed = Destroyed
track-end-disbanded = Disbanded
track-end-left-theatre = Left the theatre
track-end-withdrawn = Withdrawn
track-end-relieved = Relieved by other troops

read-seen = seen
read-attributed = attributed, page not checked
read-inferred = inferred by the editors
read-unverified = general knowledge, not verified

part-before-dawn = before dawn
part-dawn = dawn
part-early = early morning
part-morning = morning
part-late-morning = late morning
part-noon = noon
part-day = during the day
part-afternoon = afternoon
part-evening = evening
part-night = night

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

month-short-1 = Jan
month-short-2 = Feb
month-short-3 = Mar
month-short-4 = Apr
month-short-5 = May
month-short-6 = Jun
month-short-7 = Jul
month-short-8 = Aug
month-short-9 = Sep
month-short-10 = Oct
month-short-11 = Nov
month-short-12 = Dec

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday

rate-10m = 10 minutes a second
rate-30m = 30 minutes a second
rate-1h = 1 hour a second
rate-2h = 2 hours a second
rate-6h = 6 hours a second
rate-12h = 12 hours a second
rate-1d = 1 day a second
rate-2d = 2 days a second
rate-story10 = story, 10 minutes
rate-story3 = story, 3 minutes

rate-short-10m = 10 min/s
rate-short-30m = 30 min/s
rate-short-1h = 1 h/s
rate-short-2h = 2 h/s
rate-short-6h = 6 h/s
rate-short-12h = 12 h/s
rate-short-1d = 1 day/s
rate-short-2d = 2 days/s
rate-short-story10 = 10 min
rate-short-story3 = 3 min
