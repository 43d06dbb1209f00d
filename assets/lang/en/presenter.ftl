# Before a class: the caption, the tools, the teacher's notes; what their keys do.
present-chapter = Chapter { $number } of { $count }
present-years = { $place } · { $years }
present-choice = { $letter }. { $choice }
present-closing = The end of the lesson
present-hand = Move the map
present-pointer = Pointer
present-pen = Pen: strokes fade away
present-notes = Teacher’s notes
present-end = End presenting

key-start = Begin to present
key-full-screen = Fill the whole screen or not
key-hand = Move the map with the pointer
key-pointer = Show the class where the pointer is
key-pen = Draw strokes that fade away
key-notes = Open or close the teacher’s notes
