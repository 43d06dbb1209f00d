# The campaign's vocabularies, the calendar and the rates of play.

side-soviet = ЗХУ
side-mongolian = Монгол
side-japanese = Япон
side-manchukuoan = Манж-Го

branch-infantry = явган цэрэг
branch-cavalry = морьт цэрэг
branch-tank = танк
branch-armoured-car = хуягт машин
branch-motor-rifle = мотобуудлага
branch-machine-gun = пулемёт
branch-artillery = артиллери
branch-engineer = инженер
branch-airborne = агаарын десант
branch-headquarters = штаб
branch-fighter = сөнөөгч
branch-bomber = бөмбөгдөгч
branch-border-guard = хилийн цэрэг
branch-other = бусад төрөл

echelon-company = рот
echelon-battalion = батальон
echelon-detachment = отряд
echelon-regiment = хороо
echelon-brigade = бригад
echelon-division = дивиз
echelon-corps = корпус
echelon-army = арми
echelon-army-group = армийн групп
echelon-air-regiment = нисэх хороо
echelon-air-brigade = нисэх бригад
echelon-other = бусад нэгтгэл

activity-march = марш
activity-assemble = цугларалт
activity-reserve = нөөцөд
activity-defend = хамгаалалт
activity-attack = довтолгоо
activity-withdraw = ухралт
activity-cross-river = гол гатлалт
activity-encircled = бүслэгдсэн
activity-break-out = бүслэлтээс гарах
activity-relief = бүслэгдсэнд туслах
activity-mop-up = цэвэрлэгээ
activity-hold = байраа барих
activity-destroyed = устгагдсан
activity-disbanded = татан буугдсан
activity-headquarters = штаб ажиллуулах
activity-air-combat = агаарын тулаан
activity-raid = цохилт
activity-reconnaissance = тагнуул
activity-other = тайлбарыг үз

certainty-known = тодорхой
certainty-approximate = ойролцоо
certainty-inferred = тооцоолсон

account-synthesis = эмхэтгэгчдийн хувилбар
account-soviet = Зөвлөлтийн хувилбар
account-japanese = Японы хувилбар
account-alternative = өөр хувилбар

track-end-cease-fire = Гал зогсоох хүртэл тулалдсан
track-end-joins-parent = Харьяа нэгтгэлдээ нэгдсэн
track-end-not-traced = Бүртгэлд үүнээс цааш мөр нь алга
track-end-destroyed = Устгагдсан
track-end-disbanded = Татан буугдсан
track-end-left-theatre = Дайны бүс нутгаас гарсан
track-end-withdrawn = Татагдсан
track-end-relieved = Өөр цэргээр солигдсон

read-seen = үзсэн
read-attributed = хамаатуулсан, хуудсыг шалгаагүй
read-inferred = эмхэтгэгчид дүгнэсэн
read-unverified = нийтлэг мэдлэг, нягтлаагүй

part-before-dawn = үүр цайхын өмнө
part-dawn = үүрээр
part-early = өглөө эрт
part-morning = өглөө
part-late-morning = үдийн өмнө
part-noon = үд дунд
part-day = өдөр
part-afternoon = үдээс хойш
part-evening = орой
part-night = шөнө

month-1 = 1 дүгээр сар
month-2 = 2 дугаар сар
month-3 = 3 дугаар сар
month-4 = 4 дүгээр сар
month-5 = 5 дугаар сар
month-6 = 6 дугаар сар
month-7 = 7 дугаар сар
month-8 = 8 дугаар сар
month-9 = 9 дүгээр сар
month-10 = 10 дугаар сар
month-11 = 11 дүгээр сар
month-12 = 12 дугаар сар

month-short-1 = I
month-short-2 = II
month-short-3 = III
month-short-4 = IV
month-short-5 = V
month-short-6 = VI
month-short-7 = VII
month-short-8 = VIII
month-short-9 = IX
month-short-10 = X
month-short-11 = XI
month-short-12 = XII

weekday-1 = Даваа гараг
weekday-2 = Мягмар гараг
weekday-3 = Лхагва гараг
weekday-4 = Пүрэв гараг
weekday-5 = Баасан гараг
weekday-6 = Бямба гараг
weekday-7 = Ням гараг

rate-10m = секундэд 10 минут
rate-30m = секундэд 30 минут
rate-1h = секундэд 1 цаг
rate-2h = секундэд 2 цаг
rate-6h = секундэд 6 цаг
rate-12h = секундэд 12 цаг
rate-1d = секундэд 1 хоног
rate-2d = секундэд 2 хоног
rate-story10 = өгүүлэмж, 10 минут
rate-story3 = өгүүлэмж, 3 минут

rate-short-10m = 10 мин/с
rate-short-30m = 30 мин/с
rate-short-1h = 1 цаг/с
rate-short-2h = 2 цаг/с
rate-short-6h = 6 цаг/с
rate-short-12h = 12 цаг/с
rate-short-1d = 1 хоног/с
rate-short-2d = 2 хоног/с
rate-short-story10 = 10 мин
rate-short-story3 = 3 мин
