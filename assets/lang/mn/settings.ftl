# The first screen
welcome-kicker = 1939 оны 5-р сарын 11 – 9-р сарын 16
welcome-title = Халхын голын дайн
welcome-text = Хороо бүрийг цаг цагаар нь газрын зурагт харуулна, байрлал бүр эх сурвалж, нарийвчлалтайгаа.
welcome-play = Бүх өгүүлэмжийг арван минутад үзэх
welcome-try = Эсвэл
welcome-read = { $count } бүлгээр унших
welcome-teach = Заах: 10, 25, 45 минутын хичээл
welcome-doubt = Хувилбарууд хаана зөрснийг үзэх
welcome-close = Зөвхөн газрын зураг

# The panel of settings
settings-language = Хэл
settings-text = Үсгийн хэмжээ
settings-percent = { $percent } %
settings-class = Ангид зориулсан
settings-projector = томоор, проекторт
settings-still = камер хөдөлгөөнгүй
settings-account = Хэний хувилбар
settings-certainty = Хэр тодорхой байх
settings-view = Энэ харагдац
settings-copy = Холбоосыг хуулах
settings-copied = Холбоосыг хууллаа
settings-keep = Файлаар хадгалах
settings-note = Эдгээр бүгд хуудасны хаягт ч байж болох тул холбоос нь газрын зургийг яг эндхээр нээнэ.
language-own-en = English
language-own-mn = Монгол
