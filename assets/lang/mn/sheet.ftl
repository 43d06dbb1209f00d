# Printed sheets, and the button that saves them.
sheet-title = { $title }, { $when }
sheet-certainty = Харуулсан нь: { $certainty }
sheet-degrees = { $degrees }°
sheet-degrees-minutes = { $degrees }°{ $minutes }′
sheet-scale = Масштаб
sheet-ratio = A4 цаасанд 1 : { $number }
sheet-north = Х
sheet-legend = Таних тэмдэг
sheet-sizes = Тэмдгийн дээр: I рот, II батальон, III хороо, X бригад, XX дивиз, XXXX арми, цагираг нь холимог отряд.
sheet-line-fronts = Фронт, шүд нь дайсан руу, тус бүр боломжит зурвастаа
sheet-line-bridgehead = Плацдарм
sheet-line-pocket = Бүслэгдсэн
sheet-line-advance = Давшилт
sheet-line-retreat = Ухралт
sheet-line-trail = Ангийн явсан зам
sheet-line-leader = Зөөсөн тэмдэг, цэг нь жинхэнэ байр
sheet-line-doubt = Дотор нь байж болзошгүй
sheet-line-account = Өөр хувилбар
sheet-line-air = Агаарын тулаан, цохилт
sheet-line-claim = Хил: Монголын тал
sheet-line-claim-guessed = Явцыг таамагласан
sheet-line-claim-river = Хил: Манж-Гогийн тал
sheet-line-disputed = Маргаантай зурвас
sheet-line-frontier = Хил
sheet-line-broad = Төмөр зам, өргөн
sheet-line-standard = Төмөр зам, стандарт
sheet-line-light = Төмөр зам, хөнгөн
sheet-line-unbuilt = Төмөр зам, хожмын
sheet-line-road = Зам
sheet-line-track = Шороон зам
sheet-line-scarp = Эгц хажуу
sheet-line-marsh = Намаг
sheet-line-sands = Элс
sheet-line-contours = Ижил өндөр, 10 м
sheet-days = Сум сүүлийн дөрвөн өдрийг харуулна, эртнийх тусам бүдэг.
sheet-doubt = Тодорхой: эх сурвалжид заасан газар. Ойролцоо: тэр орчим. Тооцоолсон: бүртгэгдсэн байрлалуудын хооронд эмхэтгэгчид байрлуулсан. Рельеф бүдүүвч; байлдааны талбар дахь голын тахирыг хагас километрийн нарийвчлалтай явцын дагуу зохиож зурсан.
sheet-sources = { $count ->
    [one] Харуулсан байрлалын эх сурвалж
   *[other] Харуулсан байрлалын { $count } эх сурвалж
}
sheet-no-sources = Энэ үед уг газрын зурагт анги алга
sheet-more = ба өөр { $count }
sheet-credits = Эх, эрх
sheet-made = «Халхын гол 1939» программаар зурав. Код, бичвэр нь MIT эсвэл Apache-2.0; газрын зургийн өгөгдөл өөрийн лицензтэй хэвээр.

sheet-button = Хуудсыг хадгалах
sheet-png = Зураг (PNG)
sheet-svg = Хэвлэх зураг (SVG)
sheet-drawing = Хуудсыг зурж байна
sheet-saved = Хадгаллаа: { $path }
