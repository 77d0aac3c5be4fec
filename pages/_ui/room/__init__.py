"""Pages of a room as plain HTML: phone, teacher's view, wall. They know no server."""
