# Two moments of the campaign, compared on one map.
compare-button = Compare two moments
compare-handle = Line between the two moments
compare-left = Left of the line: { $date }, { $time }
compare-right = Right of the line: { $date }, { $time }
compare-freeze = This moment
compare-freeze-name = Keep this moment at the right, and let the clock go on
compare-pair = { $first } and { $second }
compare-chapter = This chapter, first and last
compare-beside = Side by side
compare-swap = Swap the two moments
compare-close = End the comparison
key-compare = Compare two moments side by side, or end it
