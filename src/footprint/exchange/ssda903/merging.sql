-- Several years' returns as one history. `source` stands in order of year, so a higher one is later.
-- Of several rows with one child and first day the latest return's stands; within one return the
-- one that ends last (no end is last), then the lower row. What is set aside is listed.

CREATE OR REPLACE TABLE ranked_episodes AS
SELECT
    *,
    row_number() OVER best AS rank,
    first(source) OVER best AS kept_source
FROM returned_episodes
WINDOW best AS (PARTITION BY child, decom ORDER BY source DESC, dec DESC NULLS FIRST, row DESC);

-- An open episode that a later one follows ends the day that one starts.
CREATE OR REPLACE TABLE followed_episodes AS
SELECT *, lead(decom) OVER (PARTITION BY child ORDER BY decom) AS next_on
FROM ranked_episodes
WHERE rank = 1;

INSERT INTO given.episodes_given BY NAME
SELECT
    child,
    decom AS started_on,
    coalesce(dec, next_on) AS ended_on,
    rne AS new_episode_reason,
    ls AS legal_status,
    cin AS need,
    place AS home,
    place_provider AS provider,
    rec AS end_reason,
    reason_place_change AS change_reason,
    home_post AS home_postcode,
    pl_post AS placement_postcode,
    urn
FROM followed_episodes;

CREATE OR REPLACE TABLE ranked_reviews AS
SELECT *, row_number() OVER (PARTITION BY child, review ORDER BY source DESC, row DESC) AS rank
FROM returned_reviews
WHERE review IS NOT NULL;

INSERT INTO given.reviews_given BY NAME
SELECT child, review AS held_on, review_code AS participation
FROM ranked_reviews
WHERE rank = 1;

CREATE OR REPLACE TABLE set_aside AS
SELECT
    'Episodes' AS what,
    child,
    decom AS on_day,
    CASE
        WHEN kept_source > source THEN 'a later return states the same child and first day'
        ELSE 'the same return states the same child and first day, ending later or lower down'
    END AS why,
    source,
    row
FROM ranked_episodes
WHERE rank > 1
UNION ALL
SELECT
    'Episodes', child, decom, 'open, but a later episode follows: ended the day that one starts',
    source, row
FROM followed_episodes
WHERE dec IS NULL AND next_on IS NOT NULL
UNION ALL
SELECT
    'Reviews', child, review, 'the same child and day are stated later or lower down', source, row
FROM ranked_reviews
WHERE rank > 1;

-- The latest return that says something about a child is believed; the header before the copies.
CREATE OR REPLACE TABLE birth_copies AS
SELECT child, arg_max(dob, (source, row)) AS dob
FROM (
    SELECT child, dob, source, row FROM returned_reviews
    UNION ALL SELECT child, dob, source, row FROM returned_oc2
    UNION ALL SELECT child, dob, source, row FROM returned_uasc
    UNION ALL SELECT child, dob, source, row FROM returned_missing
)
WHERE dob IS NOT NULL
GROUP BY child;

INSERT INTO given.children BY NAME
WITH headers AS (
    SELECT
        child,
        arg_max(dob, (source, row)) AS dob,
        arg_max(sex, (source, row)) AS sex,
        arg_max(ethnic, (source, row)) AS ethnicity,
        arg_max(upn, (source, row)) AS upn
    FROM returned_header
    GROUP BY child
),
seekers AS (
    SELECT child, true AS is_uasc, arg_max_null(duc, (source, row)) AS uasc_ceased_on
    FROM returned_uasc
    GROUP BY child
),
known AS (SELECT child FROM headers UNION SELECT child FROM given.episodes_given)
SELECT
    child,
    CASE WHEN contains(child, '/') AND $is_many THEN split_part(child, '/', 1) ELSE '' END
        AS council,
    coalesce(headers.dob, birth_copies.dob) AS born_on,
    sex,
    ethnicity,
    upn,
    coalesce(is_uasc, false) AS is_uasc,
    uasc_ceased_on
FROM known
LEFT JOIN headers USING (child)
LEFT JOIN birth_copies USING (child)
LEFT JOIN seekers USING (child);

INSERT INTO given.health BY NAME
SELECT
    child, years.year_ending, health_assessment, teeth_check, immunisations, health_check,
    sdq_score, sdq_reason, convicted, substance_misuse
FROM returned_oc2
JOIN years USING (source)
QUALIFY row_number() OVER (PARTITION BY child, year_ending ORDER BY source DESC, row DESC) = 1;

INSERT INTO given.missing BY NAME
SELECT child, mis_start AS started_on, mis_end AS ended_on, missing AS kind
FROM returned_missing
WHERE mis_start IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY child, mis_start ORDER BY source DESC, row DESC) = 1;
