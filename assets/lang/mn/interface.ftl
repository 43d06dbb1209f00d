# The interface: panels, buttons and what is read aloud. Words of the campaign's vocabularies are in words.ftl.

# Date card
date-long = { $year } оны { $month }ын { $day }
date-short = { $month }ын { $day }
clock-campaign = Зөвлөлт, Монголын цагаар { $time }
clock-tokyo = Токиод { $time }
clocks = { $campaign } · { $tokyo }
date-sun = Нар мандах { $rise } · жаргах { $set }

# Times as the sources give them
when-part = { $date }, { $part }
when-time = { $date }, { $time }
when-clock = { $when }, { $clock }
clock-name-soviet = Зөвлөлтийн цагаар
clock-name-japanese = Токиогийн цагаар
moment = { $date }, { $time }

# Event card
event-doubt = Цаг эсвэл газар нь { $certainty }
event-unverified = Хараахан нягтлаагүй
sources-heading = Эх сурвалж

# Sources
source-page-not-checked = { $source } (хуудсыг шалгаагүй)
source-with-reading = { $source } — { $reading }

# Unit card
unit-kicker = { $side } · { $branch } · { $echelon }
unit-certainty = { $certainty }, ± { $km } км
unit-now = Одоо
unit-place = Газар
unit-since = Хэзээнээс
unit-until = Хэзээ хүртэл
unit-note = Тайлбар
unit-parent = Харьяалал
unit-names = Өөр нэр
unit-name-in = { $name } ({ $language })
unit-commanders = Захирагч
unit-strength = Хүч
unit-remark = Тэмдэглэл
unit-moving = { $activity }, замд яваа
unit-statement-unverified = { $statement } (нягтлаагүй)
unit-unverified = Энэ байрлалыг хараахан нягтлаагүй
unit-doubt = Нарийвчлал
unit-absent = Энэ үед газрын зурагт алга
unit-appears = Газрын зурагт гарах үе: { $when }
unit-left = Газрын зургаас гарсан үе: { $when }
unit-no-track = Бусад ангиас дээд шатны нэгтгэл; холоос харахад тэдгээрийн байгаа газрыг нэг тэмдэг заана
unit-close = «{ $name }» картыг хаах

# Timeline
timeline-name = Цаг хугацаа
timeline-play = Тоглуулах
timeline-pause = Түр зогсоох
timeline-slower = Удаашруулах
timeline-faster = Хурдасгах
timeline-previous-event = Өмнөх үйл явдал
timeline-next-event = Дараагийн үйл явдал
timeline-silent = Энэ өдөр ангийн байрлалыг заасан эх сурвалж алга
timeline-several = { $title } ба өөр { $count ->
    [one] нэг үйл явдал
   *[other] { $count } үйл явдал
}

# Map controls
map-zoom-in = Томруулах
map-zoom-out = Жижигрүүлэх
map-view = Харуулах: { $name }
map-help = Товчлуур, тусламж
map-scale-km = { $length } км
map-scale-m = { $length } м
map-scale-name = Масштабын шугам, { $length }
map-doubt-account = { $account } · { $doubt }
map-doubt-certainty = Харуулсан нь: { $certainty } · { $doubt }
map-doubt = Бүдүүвч рельеф · тасралтгүй шугамаар зураагүй байрлал тодорхой бус

# Help
help-heading = Товчлуур
help-close = Товчлуурын жагсаалтыг хаах
help-more = Газрын зургийг чирж зөөнө, хүрдээр эсвэл чимхэж томруулна, анги дээр дарж картыг нь нээнэ

# The page of problems
problems-heading = Дайныг харуулах боломжгүй байна
problems-count = { $count ->
    [one] Файлуудаас нэг алдаа олдлоо
   *[other] Файлуудаас { $count } алдаа олдлоо
}
problems-place = { $file }, мөр { $line }, багана { $column }

# The program
app-title = Халхын гол 1939
loading = Газрын зургийг ачаалж байна
