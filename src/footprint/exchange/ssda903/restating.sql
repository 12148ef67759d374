-- The given tables as the returns of their years would state them: what was open in the year, or
-- happened in it, ends only where they had come by its last day.

CREATE OR REPLACE TEMP TABLE restated_children AS
SELECT DISTINCT source, child
FROM given.episodes_given
JOIN restated_years ON started_on <= last_day AND coalesce(ended_on >= first_day, true);

INSERT INTO returned_header BY NAME
SELECT
    source,
    row_number() OVER (PARTITION BY source ORDER BY child) + 1 AS row,
    'header.csv' AS file,
    child,
    sex,
    born_on AS dob,
    ethnicity AS ethnic,
    upn
FROM restated_children
JOIN given.children USING (child);

INSERT INTO returned_episodes BY NAME
SELECT
    source,
    row_number() OVER (PARTITION BY source ORDER BY child, started_on) + 1 AS row,
    'episodes.csv' AS file,
    child,
    started_on AS decom,
    new_episode_reason AS rne,
    legal_status AS ls,
    need AS cin,
    home AS place,
    provider AS place_provider,
    CASE WHEN ended_on <= last_day THEN ended_on END AS dec,
    CASE WHEN ended_on <= last_day THEN end_reason END AS rec,
    CASE WHEN ended_on <= last_day THEN change_reason END AS reason_place_change,
    home_postcode AS home_post,
    placement_postcode AS pl_post,
    urn
FROM given.episodes_given
JOIN restated_years ON started_on <= last_day AND coalesce(ended_on >= first_day, true);

-- Reviews of short breaks are kept, and never returned.
CREATE OR REPLACE TEMP TABLE restated_reviews AS
WITH breaks AS (
    SELECT
        child,
        min(started_on) AS first_on,
        max(coalesce(ended_on, DATE 'infinity')) AS last_on
    FROM given.episodes_given
    WHERE legal_status IN ('V3', 'V4')
    GROUP BY child
)
SELECT held.*
FROM given.reviews_given AS held
LEFT JOIN breaks ON held.child = breaks.child AND held_on BETWEEN first_on AND last_on
WHERE breaks.child IS NULL OR EXISTS (
    SELECT 1
    FROM given.episodes_given AS episode
    WHERE episode.child = held.child
        AND coalesce(legal_status, '') NOT IN ('V3', 'V4')
        AND held_on >= started_on
        AND held_on <= coalesce(ended_on, DATE 'infinity')
);

INSERT INTO returned_reviews BY NAME
SELECT
    source,
    row_number() OVER (PARTITION BY source ORDER BY child, held_on) + 1 AS row,
    'reviews.csv' AS file,
    child,
    born_on AS dob,
    held_on AS review,
    participation AS review_code
FROM restated_reviews
JOIN restated_years ON held_on BETWEEN first_day AND last_day
LEFT JOIN given.children USING (child);

INSERT INTO returned_uasc BY NAME
SELECT
    source,
    row_number() OVER (PARTITION BY source ORDER BY child) + 1 AS row,
    'uasc.csv' AS file,
    child,
    sex,
    born_on AS dob,
    uasc_ceased_on AS duc
FROM restated_children
JOIN given.children USING (child)
WHERE is_uasc;

INSERT INTO returned_oc2 BY NAME
SELECT
    source,
    row_number() OVER (PARTITION BY source ORDER BY child) + 1 AS row,
    'oc2.csv' AS file,
    outcomes.* EXCLUDE (year_ending),
    born_on AS dob
FROM given.health AS outcomes
JOIN restated_years USING (year_ending)
LEFT JOIN given.children USING (child);

INSERT INTO returned_missing BY NAME
SELECT
    source,
    row_number() OVER (PARTITION BY source ORDER BY child, started_on) + 1 AS row,
    'missing.csv' AS file,
    child,
    born_on AS dob,
    kind AS missing,
    started_on AS mis_start,
    CASE WHEN ended_on <= last_day THEN ended_on END AS mis_end
FROM given.missing
JOIN restated_years ON started_on <= last_day AND coalesce(ended_on >= first_day, true)
LEFT JOIN given.children USING (child);
