# The panels of evidence and the words they need.

panel-forces = Цэргийн бүрэлдэхүүн
panel-events = Үйл явдал
panel-figures = Тоо баримт
panel-accounts = Хувилбар
panel-sources = Эх сурвалж
panel-map = Газрын зураг
panel-settings = Тохиргоо
panel-menu = Самбаруудыг харах
panel-close = «{ $name }» самбарыг хаах
panel-search-units = Анги, захирагч хайх
panel-search-events = Үйл явдал хайх
panel-search-sources = Эх сурвалж хайх
panel-nothing-found = Юу ч олдсонгүй

panel-forces-soviet-mongolian = ЗХУ ба Монгол
panel-forces-japanese-manchukuoan = Япон ба Манж-Го

panel-events-prologue = Дайны өмнө
panel-events-campaign = 1939 оны 5–9 дүгээр сар
panel-events-epilogue = Дараа нь

panel-figures-now = Энэ үед
panel-figures-whole = Дайны турш
panel-figures-other = Бусад үед
panel-figures-span = { $from } – { $to }
panel-figures-what = { $measure }, { $when }
panel-figures-claim = { $number } · { $who }

panel-account = Хэний хувилбарыг харуулах
panel-certainty = Хэр тодорхой байрлалыг харуулах
panel-disagreements = Хувилбарууд ангийн байрлалыг өөрөөр заасан нь
panel-disputes = Хувилбарууд өөр өөрөөр хариулсан асуултууд
panel-judgement = Өнөөгийн судлаачдын үзэл

panel-sources-how = { $seen } эх сурвалжийн зарим хэсгийг уншсан. { $attributed } бүтээлийг нээж үзэж чадаагүй: баримтыг тэдгээрт хамаатуулсан боловч хуудсыг нь шалгаагүй. Ямар ч номыг бүтнээр нь уншаагүй.
panel-sources-facts = { $count ->
    [0] ашиглаагүй
    [one] 1 баримт
   *[other] { $count } баримт
}
panel-sources-use = Үүнд тулгуурласан нь: замын { $points } цэг, { $events } үйл явдал, { $figures } тоо баримт, { $disputes } маргаан, { $places } газар ба шугам

show-from-inferred = бүгд
show-from-approximate = ойролцоо ба тодорхой
show-from-known = зөвхөн тодорхой

account-short-synthesis = эмхэтгэгчид
account-short-soviet = Зөвлөлт
account-short-japanese = Япон
account-short-alternative = өөр

read-short-seen = хэсгийг уншсан
read-short-attributed = шалгаагүй
read-short-inferred = дүгнэсэн
read-short-unverified = нягтлаагүй

claimant-soviet = Зөвлөлтийн тал
claimant-mongolian = Монголын тал
claimant-japanese = Японы тал
claimant-modern = орчин үеийн судлаачид

kind-ground = Хуурай газар
kind-air = Агаар
kind-command = Удирдлага
kind-politics = Улс төр
kind-supply = Хангалт
event-until = { $from } – { $until } хүртэл

air-count-engaged = { $side }: { $number } онгоц тулалдсан ({ $who } тооцсоноор)
air-count-lost = { $side }: { $number } онгоц алдсан ({ $who } тооцсоноор)
air-count-sorties = { $side }: { $number } удаа ниссэн ({ $who } тооцсоноор)
air-mark-engaged = { $side }: агаарт { $number }
air-mark-lost = { $side }: { $number } алдсан
map-account-gone = тэнд байхаа больсон

figure-kind-strength = Хүч
figure-kind-loss = Хохирол
figure-kind-captured = Олз
figure-kind-transport = Тээвэр
figure-kind-extent = Цар хүрээ

measure-men = хүн
measure-casualties = алагдсан, шархадсан, сураггүй болсон, өвчилсөн
measure-killed = алагдсан
measure-wounded = шархадсан
measure-missing = сураггүй болсон
measure-sick = өвчилсөн
measure-prisoners = олзлогдсон
measure-tanks = танк
measure-armoured-cars = хуягт машин
measure-armoured-vehicles = танк ба хуягт машин
measure-guns = их буу
measure-mortars = миномёт
measure-machine-guns = пулемёт
measure-battalions = батальон
measure-squadrons = эскадрон
measure-aircraft = нисэх онгоц
measure-lorries = ачааны машин
measure-tonnes = тонн
measure-kilometres = километр
measure-other = бусад

post-commander = Захирагч
post-acting-commander = Түр захирагч
post-deputy = Орлогч
post-chief-of-staff = Штабын дарга
post-commissar = Комиссар

range = { $low }–{ $high }
range-at-least = { $number } гаруй
number-thousands = ,
date-shorter = { $month }.{ $day }
date-shorter-year = { $year }.{ $month }.{ $day }
date-clock = { $date }, { $time }
# The short months are Roman numerals; a month that stands alone with its year takes the word for month.
date-month = { $year } оны { $month ->
    [I] I сар
    [II] II сар
    [III] III сар
    [IV] IV сар
    [V] V сар
    [VI] VI сар
    [VII] VII сар
    [VIII] VIII сар
    [IX] IX сар
    [X] X сар
    [XI] XI сар
    [XII] XII сар
   *[other] { $month }
}
duration-minutes = { $count } мин
duration-hours = { $count } цаг
duration-days = { $count } хоног

unit-track = Бүх явсан зам
unit-track-point = { $activity } · { $place }
unit-commander-line = { $name } ({ $post })
unit-commander-fate = { $name }, { $fate }
unit-strength-men = { $number } хүн
unit-strength-tanks = { $number } танк
unit-strength-armoured-cars = { $number } хуягт машин
unit-strength-guns = { $number } их буу
unit-strength-aircraft = { $number } нисэх онгоц
unit-strength-line = { $when }: { $what }
unit-strength-by = { $line } ({ $who })
unit-account = Хувилбар
unit-differs = { $account }: { $km } км зайтай
unit-differs-absent = { $account }: одоо газрын зурагт алга
unit-error = Байрлал ± { $km } км, хугацаа ± { $hours } цаг
unit-nearest = { $place } орчим
