"""Checks of episodes: how they follow each other, and how one return follows the last."""

from __future__ import annotations

from footprint.exchange.ssda903.checks.definition import Check

ENDED_BY_HALVES = Check(
    "148",
    "An end without its reason, or a reason without its end",
    "DEC",
    "Child {child}'s episode from {decom} has {has}, but no {lacks}.",
    "Enter both or neither; DEC alone decides whether the episode is open.",
    """
    SELECT
        source,
        file,
        row,
        child,
        decom,
        dec AS value,
        CASE WHEN dec IS NULL THEN 'REC ' || rec ELSE 'an end (DEC)' END AS has,
        CASE WHEN dec IS NULL THEN 'DEC' ELSE 'REC' END AS lacks
    FROM returned_episodes
    WHERE (dec IS NULL) <> (rec IS NULL)
    """,
)
NO_LEGAL_STATUS = Check(
    "FP-E1",
    "An episode without a legal status",
    "LS",
    "Child {child}'s episode from {decom} has no legal status.",
    "Enter it; until then the episode is taken not to be a short break.",
    "SELECT source, file, row, child, decom, ls AS value FROM returned_episodes WHERE ls IS NULL",
)
OVERLAP = Check(
    "FP-E2",
    "An episode that ends after the next one starts",
    "DEC",
    "Child {child}'s episode from {before_decom} ends on {value}, after the next one starts on "
    "{decom} ({next_file} row {next_row}).",
    "Mend the end of the one or the start of the other; both are used, and the period goes on.",
    """
    SELECT
        before_source AS source, before_file AS file, before_row AS row, child, before_decom,
        before_dec AS value, decom, file AS next_file, row AS next_row
    FROM paired_episodes
    WHERE before_dec > decom
    """,
)
FOLLOWED = Check(
    "FP-E3",
    "An open episode that a later one follows",
    "DEC",
    "Child {child}'s episode from {decom} has no end, but the next one starts on {next_on}.",
    "Enter its end; it is taken to have ended the day the next one starts.",
    """
    SELECT source, file, row, child, decom, dec AS value, next_on
    FROM standing_episodes
    WHERE dec IS NULL AND next_on IS NOT NULL
    """,
)
GAP = Check(
    "FP-E4",
    "Days missing between two episodes",
    "DECOM",
    "Child {child}'s episode from {value} starts {days} days after the one before ended on "
    "{latest_end}, though REC {rec} and RNE {rne} do not say that care ended and began anew.",
    "Close the gap, or mend REC and RNE; a new looked-after period is taken to begin here.",
    """
    SELECT
        source, file, row, child, decom AS value, latest_end, decom - latest_end AS days,
        coalesce(before_rec, 'none') AS rec, coalesce(rne, 'none') AS rne
    FROM paired_episodes
    WHERE latest_end < decom AND covered_to < decom
        AND (coalesce(before_rec, 'X1') = 'X1' OR coalesce(rne, '') <> 'S')
    """,
)
BRIEFLY_OUT = Check(
    "FP-E5",
    "Care ended and began again within a week",
    "DECOM",
    "Child {child}'s care ended on {latest_end} and began again on {value}, {days} days later.",
    "Check that it is so: the reviews start anew, the first within 20 working days.",
    """
    SELECT source, file, row, child, decom AS value, latest_end, decom - latest_end AS days
    FROM paired_episodes
    WHERE covered_to < decom AND decom - latest_end BETWEEN 1 AND 7
        AND coalesce(before_rec, 'X1') <> 'X1' AND rne = 'S'
    """,
)
NOT_ANEW = Check(
    "FP-E6",
    "Care that is said to end or begin, though it goes on",
    "RNE",
    "Child {child}'s episode from {decom} follows the one before without a day between, though "
    "REC {rec} or RNE {value} says that care ended or began.",
    "Mend REC, RNE or the dates; the looked-after period is taken to go on.",
    """
    SELECT
        source, file, row, child, decom, rne AS value, coalesce(before_rec, 'none') AS rec
    FROM paired_episodes
    WHERE decom <= latest_end AND (coalesce(before_rec, 'X1') <> 'X1' OR rne = 'S')
    """,
)
TWICE = Check(
    "FP-E7",
    "Two episodes of one child on one first day",
    "DECOM",
    "Child {child} has {times} episodes from {value} in this return, in rows {rows}.",
    "Leave one; the one that ends last is used, then the lower row.",
    """
    SELECT
        source,
        arg_max(file, row) AS file,
        max(row) AS row,
        child,
        decom AS value,
        count(*) AS times,
        string_agg(row, ', ' ORDER BY row) AS rows
    FROM returned_episodes
    GROUP BY source, child, decom
    HAVING count(*) > 1
    """,
)
CHANGED = Check(
    "FP-E8",
    "An episode sent again that is not the same",
    "",
    "Child {child}'s episode from {decom} has {field} {value}; in {label} it had {earlier_value}.",
    "Check which is right; this return's is used.",
    """
    WITH fields AS (
        UNPIVOT (
            SELECT
                source, file, row, rne, ls, cin, place, place_provider, home_post, pl_post, urn,
                rec, reason_place_change, strftime(dec, '%d/%m/%Y') AS dec
            FROM returned_episodes
        )
        ON COLUMNS(* EXCLUDE (source, file, row)) INTO NAME field VALUE value
    ),
    again AS (
        SELECT
            later.source, later.file, later.row, child, decom, earlier.dec IS NULL AS was_open,
            earlier.source AS earlier_source, earlier.file AS earlier_file,
            earlier.row AS earlier_row
        FROM returned_episodes AS later
        JOIN returned_episodes AS earlier USING (child, decom)
        WHERE earlier.source < later.source
        QUALIFY row_number() OVER (
            PARTITION BY later.source, later.file, later.row
            ORDER BY earlier.source DESC, earlier.row DESC
        ) = 1
    ),
    -- one side may be empty, so both sides are laid under each other before they are compared
    sides AS (
        SELECT again.*, field, value, NULL AS earlier_value
        FROM again
        JOIN fields USING (source, file, row)
        UNION ALL BY NAME
        SELECT again.*, field, NULL AS value, value AS earlier_value
        FROM again
        JOIN fields
            ON fields.source = earlier_source AND fields.file = earlier_file
            AND fields.row = earlier_row
    ),
    compared AS (
        SELECT
            source, file, row, child, decom, was_open, earlier_source, upper(field) AS field,
            max(value) AS value, max(earlier_value) AS earlier_value
        FROM sides
        GROUP BY ALL
    )
    SELECT compared.*, label
    FROM compared
    JOIN checked_sources ON checked_sources.source = earlier_source
    WHERE value IS DISTINCT FROM earlier_value
        AND NOT (was_open AND field IN ('DEC', 'REC', 'REASON_PLACE_CHANGE'))
        AND NOT coalesce(field = 'PLACE' AND (
            (earlier_value = 'H5' AND value = 'K3')
            OR (earlier_value = 'Z1' AND starts_with(value, 'Z1'))
        ), false)
        AND NOT (field = 'URN' AND earlier_value IS NULL)
    """,
)
NOT_SENT_AGAIN = Check(
    "FP-E9",
    "An open episode that the next return leaves out",
    "DEC",
    "Child {child} was looked after at the end of {label}, in an episode from {decom}; the next "
    "return has no episode for this child.",
    "Send its end, or the episode again; until then the child is taken to be looked after still.",
    """
    SELECT open.source, file, row, open.child, decom, dec AS value, label
    FROM standing_episodes AS open
    JOIN checked_sources USING (source)
    LEFT JOIN checked_births ON checked_births.child = open.child
    WHERE dec IS NULL AND next_on IS NULL AND NOT is_short_break
        AND coalesce(turned_18_on > checked_sources.last_day, true)
        AND EXISTS (FROM checked_sources AS next WHERE next.last_day > checked_sources.last_day)
    """,
)
BEFORE_BIRTH = Check(
    "FP-E10",
    "An episode that starts before the child is born",
    "DECOM",
    "Child {child}'s episode starts on {value}, before the date of birth, {dob}.",
    "Mend whichever is wrong.",
    """
    SELECT source, file, row, child, decom AS value, dob
    FROM standing_episodes
    JOIN checked_births USING (child)
    WHERE decom < dob
    """,
)
GROWN_UP = Check(
    "FP-E11",
    "An episode from the 18th birthday or later",
    "DECOM",
    "Child {child}'s episode starts on {value}; the child turned 18 on {turned_18_on}.",
    "Mend the date of birth or the episode; it makes no looked-after period.",
    """
    SELECT source, file, row, child, decom AS value, turned_18_on
    FROM standing_episodes
    JOIN checked_births USING (child)
    WHERE decom >= turned_18_on
    """,
)
PAST_18 = Check(
    "FP-E12",
    "An episode that goes on past the 18th birthday",
    "DEC",
    "Child {child} turned 18 on {turned_18_on}, but the episode from {decom} {ends}.",
    "Enter an end no later than the 18th birthday; care is taken to have ended that day.",
    """
    SELECT
        source, file, row, child, decom, dec AS value, turned_18_on,
        CASE WHEN dec IS NULL THEN 'has no end' ELSE 'ends later' END AS ends
    FROM standing_episodes
    JOIN checked_births USING (child)
    JOIN checked_sources USING (source)
    WHERE decom < turned_18_on AND coalesce(ended_on, last_day) > turned_18_on
    """,
)
AFTER_THE_YEAR = Check(
    "FP-E13",
    "An episode that starts or ends after the return's year",
    "",
    "Child {child}'s episode from {decom} has {field} {value}, after {last_day}, the last day of "
    "this return.",
    "Mend the date, or send it with the return of its year; it has not been seen by that day.",
    """
    SELECT
        source, file, row, child, decom, last_day,
        CASE WHEN decom > last_day THEN 'DECOM' ELSE 'DEC' END AS field,
        CASE WHEN decom > last_day THEN decom ELSE dec END AS value
    FROM returned_episodes
    JOIN checked_sources USING (source)
    WHERE decom > last_day OR dec > last_day
    """,
)

CHECKS = (
    ENDED_BY_HALVES, NO_LEGAL_STATUS, OVERLAP, FOLLOWED, GAP, BRIEFLY_OUT, NOT_ANEW, TWICE,
    CHANGED, NOT_SENT_AGAIN, BEFORE_BIRTH, GROWN_UP, PAST_18, AFTER_THE_YEAR,
)  # fmt: skip
