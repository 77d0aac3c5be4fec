"""Events that a room refuses."""


class RoomError(Exception):
    """Refused event; the room is as it was."""


class EndedError(RoomError):
    """The room ended `LIFETIME` after its last event."""


class ClosedError(RoomError):
    """No vote is open on this question in this round."""


class StrangerError(RoomError):
    """A vote, or a removed name, of somebody who never joined."""


class FullError(RoomError):
    """The room has `MOST_LEARNERS` learners."""


class WrongMoveError(RoomError):
    """This phase does not follow the present one, or its question was asked before."""
