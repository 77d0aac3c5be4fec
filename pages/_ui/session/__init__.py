"""State of one visitor: parameters, choices, projector, learner's record."""
