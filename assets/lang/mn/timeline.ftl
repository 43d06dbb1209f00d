# The timeline, the pace of play and the date that can be typed

timeline-even = Жигд хурд
timeline-even-short = Жигд
timeline-story = Өгүүлэмжийн хурд
timeline-story-short = Өгүүлэмж
timeline-story10 = 10 минутад
timeline-story3 = 3 минутад
timeline-left = { $time } үлдсэн
timeline-left-chapter = энэ бүлэгт { $time }
timeline-less = Цөөн өдөр харуулах
timeline-more = Олон өдөр харуулах
timeline-loop = Энэ өдрийг давтах
timeline-loop-end = Давтахаа болих
timeline-loop-from = Давтах эхлэл
timeline-loop-to = Давтах төгсгөл
timeline-loop-hint = Чирээд тэр хугацааг давтана
timeline-loop-span = Давтаж буй нь: { $from } – { $to }
timeline-chapter = { $number }-р бүлэг: { $title }
timeline-span = { $from } – { $to }
timeline-moment = { $moment } · Токиод { $tokyo }
timeline-day = { $month } { $day }

date-go-hint = Өөр огноонд очих (T)
date-field = Очих огноо
date-field-hint = 7 дугаар сар 3 9:00
date-go = Очих
date-wrong-unread = Үүнийг огноо гэж уншиж чадсангүй. Ингэж бичнэ үү: 7 дугаар сар 3 9:00, 7-3 9:00 эсвэл 1939-07-03T09:00.
date-wrong-two = Үүнийг хоёр янзаар уншиж болно. { $first } эсвэл { $second } гэж бичнэ үү.
date-wrong-day = Ийм өдөр, цаг байхгүй. Хуанлийн өдөр, 23:59 хүртэлх цаг бичнэ үү.
date-wrong-outside = Газрын зураг { $from } – { $to } хүртэлх үеийг хамарна. Энэ хоёрын хоорондох огноог бичнэ үү.

key-axis = Цагийн шугамд олон эсвэл цөөн өдөр харуулах
key-loop = Өдрийг давтах, давтахаа болих
key-time = Очих огноогоо бичих
key-pace = Өгүүлэмжийн эсвэл жигд хурд
