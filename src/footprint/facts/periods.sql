-- Looked-after periods, and the episodes that tile them, as seen on $as_at.
--
-- Short breaks are set aside first. Of the other episodes in order of their first day, one that
-- starts on or before the latest end so far continues the period; a later start opens a new one.
-- A period ends with its latest end, and no later than the 18th birthday. An end after the as-at
-- day has not been seen yet.

CREATE OR REPLACE TABLE short_break_episodes AS
SELECT child, started_on, CASE WHEN ended_on <= $as_at THEN ended_on END AS ended_on
FROM given.episodes_given
WHERE legal_status IN ('V3', 'V4') AND started_on <= $as_at;

CREATE OR REPLACE TEMP TABLE numbered AS
WITH seen AS (
    SELECT
        child,
        started_on,
        coalesce(ended_on, DATE 'infinity') AS ended_on,
        need,
        legal_status,
        end_reason,
        max(coalesce(ended_on, DATE 'infinity')) OVER (
            in_order ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS latest_end,
        lead(started_on) OVER in_order AS next_on
    FROM given.episodes_given
    WHERE started_on <= $as_at AND coalesce(legal_status, '') NOT IN ('V3', 'V4')
    WINDOW in_order AS (PARTITION BY child ORDER BY started_on)
)
SELECT
    * EXCLUDE (latest_end),
    count(*) FILTER (latest_end IS NULL OR started_on > latest_end)
        OVER (PARTITION BY child ORDER BY started_on) AS period_number
FROM seen;

CREATE OR REPLACE TEMP TABLE spans AS
WITH merged AS (
    SELECT
        child,
        period_number,
        min(started_on) AS period_start,
        max(ended_on) AS last_end,
        arg_min_null(need, started_on) AS need,
        arg_min_null(legal_status, started_on) AS first_legal_status,
        arg_max_null(end_reason, (ended_on, started_on)) AS end_reason
    FROM numbered
    GROUP BY child, period_number
)
SELECT merged.*, least(last_end, coalesce(turned_18_on, DATE 'infinity')) AS care_ended_on
FROM merged
LEFT JOIN given.children USING (child)
LEFT JOIN birthdays USING (born_on)
WHERE turned_18_on IS NULL OR period_start < turned_18_on;

CREATE OR REPLACE TABLE periods AS
SELECT
    child,
    period_start,
    CASE WHEN care_ended_on <= $as_at THEN care_ended_on END AS ended_on,
    need,
    first_legal_status,
    CASE WHEN care_ended_on <= $as_at AND care_ended_on = last_end THEN end_reason END
        AS end_reason
FROM spans;

-- Every day of a period has one episode: each lasts until the next begins or care ends.
CREATE OR REPLACE TABLE episodes AS
WITH lasting AS (
    SELECT
        child,
        started_on,
        period_start,
        least(
            CASE WHEN next_on <= last_end THEN next_on END,
            CASE WHEN care_ended_on <= $as_at THEN care_ended_on END
        ) AS ended_on
    FROM numbered
    JOIN spans USING (child, period_number)
    WHERE started_on < care_ended_on OR started_on = period_start
)
SELECT
    child,
    period_start,
    started_on,
    lasting.ended_on,
    stated.* EXCLUDE (child, started_on, ended_on)
FROM lasting
JOIN given.episodes_given AS stated USING (child, started_on);

-- A placement is a run of episodes with one kind of home; temporary ones are left out.
CREATE OR REPLACE TABLE placements AS
WITH settled AS (
    SELECT *, lag(home) OVER in_order AS home_before
    FROM episodes
    WHERE home IS NOT NULL AND home NOT LIKE 'T_'
    WINDOW in_order AS (PARTITION BY child, period_start ORDER BY started_on)
),
firsts AS (
    SELECT child, period_start, started_on, home
    FROM settled
    WHERE home_before IS DISTINCT FROM home
)
SELECT
    firsts.child,
    firsts.period_start,
    firsts.started_on,
    coalesce(
        lead(firsts.started_on) OVER (
            PARTITION BY firsts.child, firsts.period_start ORDER BY firsts.started_on
        ),
        periods.ended_on
    ) AS ended_on,
    firsts.home
FROM firsts
JOIN periods USING (child, period_start);

-- A review counts when it was held inside a period, the day care ended included.
CREATE OR REPLACE TABLE reviews AS
SELECT held.child, periods.period_start, held.held_on, held.participation
FROM given.reviews_given AS held
ASOF JOIN periods ON held.child = periods.child AND held.held_on >= periods.period_start
WHERE held.held_on <= coalesce(periods.ended_on, $as_at) AND held.held_on <= $as_at;
