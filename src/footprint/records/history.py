"""Values before and after every change, kept by triggers of the database itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pghistory
from django.db import models

M = TypeVar("M", bound=type[models.Model])


def kept() -> Callable[[M], M]:
    """Keep every version of a record, deletions included; nothing that writes can go around it.

    The versions of `Child` are `ChildVersion`: an `Event` is what somebody did, in a sentence.
    A trigger is run once for all rows of a statement: an import writes ten thousands by one.
    """

    def keep(model: M) -> M:
        track: Callable[[M], M] = pghistory.track(
            pghistory.InsertEvent(),
            pghistory.UpdateEvent(),
            pghistory.DeleteEvent(),
            model_name=f"{model.__name__}Version",
            level=pghistory.Statement,
            obj_field=pghistory.ObjForeignKey(related_name="versions", related_query_name="+"),
        )
        return track(model)

    return keep
