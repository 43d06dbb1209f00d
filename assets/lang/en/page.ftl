# What only the page in a browser has.
page-own = A campaign of your own
page-own-open = Choose files to check and show
page-credits = Credits and licences
