# The map in a frame of another page.

embed-open = Open the whole map
embed-open-name = Halhin Gol 1939: open the whole map in a new tab
embed-credit = Halhin Gol 1939
