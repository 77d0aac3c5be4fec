"""A room of a class: phases, votes and tallies as a state machine without clock or chance."""

from core.progress.record import SURENESS
from core.room.answers import UnreadableAnswerError, canonical, fits_a_phone
from core.room.errors import (
    ClosedError,
    EndedError,
    FullError,
    RoomError,
    StrangerError,
    WrongMoveError,
)
from core.room.events import (
    PHASES,
    SWITCHES,
    WAYS,
    Event,
    Joined,
    Moved,
    Opened,
    Phase,
    Renamed,
    Shown,
    Switched,
    Turned,
    Voted,
    from_json,
    to_json,
)
from core.room.export import to_csv
from core.room.lead import Lead, Slide
from core.room.moves import MOVES
from core.room.names import LONGEST_NAME, BadWords, cleaned
from core.room.room import (
    GRACE,
    LIFETIME,
    MOST_LEARNERS,
    Learner,
    Room,
    replay,
)
from core.room.tally import OTHER, Hint, Round, Tally, hint, is_right, tally

__all__ = [
    "GRACE",
    "LIFETIME",
    "LONGEST_NAME",
    "MOST_LEARNERS",
    "MOVES",
    "OTHER",
    "PHASES",
    "SURENESS",
    "SWITCHES",
    "WAYS",
    "BadWords",
    "ClosedError",
    "EndedError",
    "Event",
    "FullError",
    "Hint",
    "Joined",
    "Lead",
    "Learner",
    "Moved",
    "Opened",
    "Phase",
    "Renamed",
    "Room",
    "RoomError",
    "Round",
    "Shown",
    "Slide",
    "StrangerError",
    "Switched",
    "Tally",
    "Turned",
    "UnreadableAnswerError",
    "Voted",
    "WrongMoveError",
    "canonical",
    "cleaned",
    "fits_a_phone",
    "from_json",
    "hint",
    "is_right",
    "replay",
    "tally",
    "to_csv",
    "to_json",
]
