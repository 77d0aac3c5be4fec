"""Learning rates of a duel: one for all contenders, or for each its own best."""

from dataclasses import replace

from core.duel import Setup
from pages._ui.runtime.job_progress import finished
from pages._ui.scenes.duel_jobs import search
from pages._ui.session import choice
from pages._ui.text.language import say

SAME, BEST = "same", "best"
OPTIONS = (SAME, BEST)


def pick() -> None:
    """Show the switch between one rate for all and the best of each."""
    choice.pick("duel", "rates", OPTIONS)


def chosen() -> str:
    """Present position of the switch."""
    return choice.chosen("duel", "rates", OPTIONS)


def share() -> None:
    """Set the switch to one rate for all."""
    choice.choose("duel", "rates", SAME)


def rated(setup: Setup, name: str) -> Setup | None:
    """Set-up with the rates that the switch asks for; None while they are being searched.

    `name` distinguishes the progress bars of one page.
    """
    if chosen() == SAME:
        return setup
    job = search(replace(setup, rate=Setup.rate))
    if not finished(name, say("duel.searching"), job):
        return None
    return replace(setup, rates=job.result())
