# The map in a frame of another page.

embed-open = Бүтэн зургийг нээх
embed-open-name = Халхын гол 1939: бүтэн зургийг шинэ цонхонд нээх
embed-credit = Халхын гол 1939
