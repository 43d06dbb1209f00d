# Two moments of the campaign, compared on one map.
compare-button = Хоёр агшныг харьцуулах
compare-handle = Хоёр агшны хоорондын зааг
compare-left = Заагийн зүүн талд: { $date }, { $time }
compare-right = Заагийн баруун талд: { $date }, { $time }
compare-freeze = Энэ агшин
compare-freeze-name = Энэ агшныг баруун талд үлдээж, цагийг цааш явуулах
compare-pair = { $first } ба { $second }
compare-chapter = Энэ бүлгийн эхлэл ба төгсгөл
compare-beside = Зэрэгцүүлэх
compare-swap = Хоёр агшныг солих
compare-close = Харьцуулалтыг дуусгах
key-compare = Хоёр агшныг зэрэгцүүлэн харьцуулах, эсвэл дуусгах
