# The timeline, the pace of play and the date that can be typed

timeline-even = Even time
timeline-even-short = Even
timeline-story = Story pace
timeline-story-short = Story
timeline-story10 = in 10 minutes
timeline-story3 = in 3 minutes
timeline-left = { $time } left
timeline-left-chapter = { $time } in this chapter
timeline-less = Show fewer days
timeline-more = Show more days
timeline-loop = Repeat this day
timeline-loop-end = End the repeat
timeline-loop-from = Repeat from
timeline-loop-to = Repeat to
timeline-loop-hint = Drag to repeat a stretch of time
timeline-loop-span = Repeats { $from } to { $to }
timeline-chapter = Chapter { $number }: { $title }
timeline-span = { $from } to { $to }
timeline-moment = { $moment } · { $tokyo } in Tokyo
timeline-day = { $day } { $month }

date-go-hint = Go to another date (T)
date-field = Date to go to
date-field-hint = 3 July 9:00
date-go = Go
date-wrong-unread = That is no date. Write it like 3 July 9:00, 3.7. 9:00 or 1939-07-03T09:00.
date-wrong-two = That can be read in two ways. Write { $first } or { $second }.
date-wrong-day = There is no such day or hour. Write a day of the calendar and an hour up to 23:59.
date-wrong-outside = The map covers { $from } to { $to }. Write a date between them.

key-axis = Show more or fewer days on the timeline
key-loop = Repeat the day, or end the repeat
key-time = Type a date to go to
key-pace = Story pace or even time
