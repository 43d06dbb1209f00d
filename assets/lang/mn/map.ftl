# Names that are written on the map itself.
map-claim-soviet-mongolian = Монгол, ЗХУ-ын баримталсан хил
map-claim-japanese-manchukuoan = Манж-Го, Японы баримталсан хил

# The panel of the map: its layers and how units are drawn
panel-layers = Зурагт юуг харуулах
panel-symbols = Ангийг хэрхэн зурах
layer-movement = сүүлийн өдрүүдийн хөдөлгөөн
layer-trails = бүх ангийн явсан зам
layer-fronts = фронтын шугам
layer-light = өдөр, шөнө
layer-contours = ижил өндрийн шугам
layer-graticule = градус
layer-grid = километрийн тор
symbols-app6 = цэргийн тэмдэг
symbols-pictograms = дүрс

# The net of degrees and the kilometre grid
map-degrees = { $degrees }° { $side }
map-degrees-minutes = { $degrees }°{ $minutes }′ { $side }
map-side-n = х.ө.
map-side-s = ө.ө.
map-side-e = з.у.
map-side-w = б.у.
map-grid = Нэг нүд { $length } км
map-grid-wide = Халхын голын орчимд нэг нүд { $length } км

# The small map of the theatre, and north
map-north = Х
map-north-name = Хойд зүг дээд талдаа
map-inset = Дайны бүс нутгийн зураг: дарж тийш нь харах
map-inset-mongolia = Монгол
map-inset-soviet-union = ЗХУ
map-inset-manchukuo = Манж-Го
map-inset-vladivostok = Владивосток хүртэл { $length } км
# How to read the map: its signs and lines
panel-signs = Тэмдгүүд
panel-signs-open = Бүх тэмдэг нэг хуудсанд
panel-signs-close = Тэмдгийн хуудсыг хаах
panel-signs-arms = Цэргийн төрөл
panel-signs-nations = Улс
panel-signs-doubts = Байрлал хэр тодорхой вэ
panel-signs-sizes = Хэмжээ
panel-signs-states = Хүч
panel-signs-activities = Юу хийж байна
panel-sign-other-air = бусад нисэх онгоц
panel-sign-unknown = хүчийг бүртгээгүй
panel-sign-full = хамгийн их үедээ
panel-sign-less = түүний наймны долоо
panel-sign-reduced = багассан, энд тал хүртэл
panel-signs-size = { $percent } %
panel-signs-corners = Дөрвөлжин булан: Зөвлөлт, Монгол. Тайрсан булан: Япон, Манж-Го. Зүүн талын зурвас улсыг заана.
panel-signs-strength = Зураас: сүүлд бүртгэсэн хүчийг тэр хүртэлх хамгийн их хүчтэй харьцуулсан нь. Зураасгүй: бүртгэлийг харьцуулах боломжгүй.
panel-signs-arrows = Хүрээний доорх сум дайсан руу, ухралтын сум дайснаас холдох зүгт заана.
panel-signs-staff = Штаб нь тэмдгийнхээ ишний ёроолд байна; доод талдаа задгай хүрээ нь нисэх анги.
panel-lines = Шугам ба тэмдэглэгээ
panel-line-front-soviet-mongolian = Зөвлөлт, Монголын цэргийн фронт, шүд нь дайсан руу
panel-line-front-japanese-manchukuoan = Япон, Манж-Гогийн цэргийн фронт
panel-line-band = фронт дотор нь байсан байж болох зурвас
panel-line-bridgehead = плацдарм: голын цаад эрэгт барьж буй газар
panel-line-pocket = бүслэгдсэн, шүд нь гадагшаа
panel-line-advance = сүүлийн дөрвөн өдрийн давшилт, эртнийх тусам бүдэг
panel-line-retreat = сүүлийн дөрвөн өдрийн ухралт: хөндий сум
panel-line-trail = ангийн явсан зам, эртнийх тусам бүдэг
panel-line-doubt = анги энэ тойрог дотор байсан байж болно
panel-line-leader = хажуу тийш зөөсөн тэмдгийн жинхэнэ байр
panel-line-account = өөр хувилбараар ангийн байсан газар
panel-line-air = тухайн өдрийн агаарын тулаан эсвэл цохилт
panel-line-claim = Монгол, ЗХУ-ын баримталсан хил
panel-line-claim-guessed = мөн хил, явцыг нь таамагласан хэсэг
panel-line-claim-river = Манж-Го, Японы баримталсан хил, гол дагуу
panel-line-disputed = хоёр тал хоёулаа өөрийнх гэсэн газар
panel-line-frontier = маргаангүй хил
panel-line-broad = өргөн царигтай төмөр зам
panel-line-standard = стандарт царигтай төмөр зам
panel-line-light = хөнгөн төмөр зам
panel-line-unbuilt = хараахан нээгээгүй төмөр зам
panel-line-road = зам
panel-line-track = шороон зам
panel-line-scarp = эгц хажуу, зураас нь уруугаа
panel-line-marsh = намаг
panel-line-sands = элс
panel-line-contours = бүдүүвч рельефийн ижил өндрийн шугам 10 м тутамд, 50 м тутамд тод

# The tag of a place under the pointer: "Russian: …", "hill: read off the terrain, ± 3 km"
place-variants = Мөн
place-quality = { $quality }, ± { $km } км
language-en = Англи
language-ru = Оросоор
language-mn = Монголоор
language-ja = Японоор
quality-a = Байрлалыг газрын нэрийн толиос авсан
quality-b = Байрлалыг газрын гадаргаас уншсан
quality-c = Байрлалыг бичвэрээс барагцаалсан
quality-d = Байрлал нь бүдэг таамаг
place-obo = Овоо
place-village = Тосгон
place-town = Хот
place-crossing = Гарам
place-headquarters = Штаб
place-monument = Хөшөө
place-hill = Толгой
place-height = Өндөрлөг
place-plateau = Тэгш өндөрлөг
place-sands = Элс
place-dunes = Манхан
place-marsh = Намаг
place-battle-site = Тулалдааны газар
place-lake = Нуур
place-river = Гол
place-airfield = Нисэх буудал
place-temple = Сүм
place-station = Өртөө
place-position = Байрлал

# Under the pointer: a symbol that stands for several units
map-formation-holds = { $count } ангийг төлөөлнө
