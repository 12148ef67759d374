-- reviews by child. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t4"."child",
  SUM("t4"."held") AS "held",
  SUM("t4"."late") AS "late",
  SUM("t4"."not_known") AS "not_known",
  SUM("t4"."missed") AS "missed"
FROM (
  SELECT
    *
  FROM (
    SELECT
      "t0"."child",
      1 AS "held",
      CASE WHEN COALESCE(NOT (
        "t0"."in_time"
      ), FALSE) THEN 1 ELSE 0 END AS "late",
      CASE WHEN "t0"."in_time" IS NULL THEN 1 ELSE 0 END AS "not_known",
      0 AS "missed"
    FROM "reviews_in_year" AS "t0"
  ) AS "t3"
  UNION ALL
  SELECT
    *
  FROM (
    SELECT
      "t1"."child",
      0 AS "held",
      0 AS "late",
      0 AS "not_known",
      1 AS "missed"
    FROM "missed_reviews" AS "t1"
  ) AS "t2"
) AS "t4"
GROUP BY
  1
