# Байдлын товч мэдээ, чангаар уншихад зориулав. Хамгийн ихдээ 60 үг.
report-date = { $date }, { $time }.
report-date-account = { $date }, { $time }, { $account }.

report-side-soviet = Зөвлөлт
report-side-mongolian = Монгол
report-side-japanese = Япон
report-side-manchukuoan = Манж-Го
report-coalition-soviet-mongolian = Зөвлөлт–Монгол
report-coalition-japanese-manchukuoan = Япон–Манж-Го

report-front-line = { $who }, фронт: { $names }.
report-front-line-length = { $who }, фронт { $km } км орчим ({ $from } – { $to }): { $names }.
report-front-bridgehead = { $who }, гүүрэн толгой – { $names }.
report-front-pocket = { $who }, бүслэгдсэн: { $names }.
report-front-near = { $name } (ойр: { $place })
report-front-doubt = { $name }, { $doubt }
report-fronts-counted = Фронтын тоо: { $count }.
report-fronts-none = Фронт зураагүй.

report-moves = { $who }: { $list }.
report-moves-more = { $who }: { $list }; бас { $count } анги хөдөлж, довтолж байна.
report-moves-counted = { $who }: { $count } анги хөдөлж, довтолж байна.
report-moves-none = Хөдөлж, довтолж буй анги алга.
report-mover = { $name } – { $does }
report-mover-way = { $name } – { $does }, { $way }
report-mover-doubt = { $mover }, { $doubt }
report-does-move = хөдөлгөөн

report-event = { $when }: { $title }.
report-event-doubt = { $when }, { $doubt }: { $title }.

report-selected = Сонгосон: { $name }, { $side }, { $does }, { $where }, байрлал { $doubt }, { $km } км дотор.
report-selected-short = Сонгосон: { $name }, байрлал { $doubt }.
report-selected-hidden = Сонгосон: { $name }, { $side }, нуусан: байрлал { $doubt }.
report-selected-formation = Сонгосон: { $name }, { $side }, { $count } анги, { $does }, { $where }, байрлал { $doubt }, { $km } км дотор.
report-selected-absent = Сонгосон: { $name }, { $side }, одоо газрын зураг дээр алга.
report-where-near = ойр: { $place }
report-where-off = { $place }: { $way } { $km } км
report-where-nowhere = ойр нэртэй газар алга

report-doubt-known = тодорхой
report-doubt-approximate = магадгүй
report-doubt-inferred = тооцоолсон

report-way-north = хойд зүгт
report-way-north-east = зүүн хойд зүгт
report-way-east = зүүн зүгт
report-way-south-east = зүүн өмнөд зүгт
report-way-south = өмнөд зүгт
report-way-south-west = баруун өмнөд зүгт
report-way-west = баруун зүгт
report-way-north-west = баруун хойд зүгт

# From unit to unit by keys.
key-unit = Өмнөх эсвэл дараагийн ангийг сонгох: тал талаар, хойноос урагш
