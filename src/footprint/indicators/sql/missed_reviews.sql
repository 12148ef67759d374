-- missed reviews. Written by Ibis from footprint.indicators (python -m footprint.indicators.writing); do not edit.
SELECT
  "t13"."child",
  "t13"."period_start",
  "t13"."rule",
  "t13"."due_by",
  "t13"."is_open",
  COALESCE("t13"."council", '') AS "council"
FROM (
  SELECT
    "t12".*
    EXCLUDE ("child_right")
  FROM (
    SELECT
      "t7"."child",
      "t7"."period_start",
      "t7"."rule",
      "t7"."due_by",
      "t11"."is_open",
      "t5"."child" AS "child_right",
      "t5"."council"
    FROM (
      SELECT
        "t3"."child",
        "t3"."period_start",
        "t3"."rule",
        "t3"."due_by"
      FROM (
        SELECT
          *
        FROM "duties" AS "t0"
        WHERE
          "t0"."outstanding"
      ) AS "t3"
    ) AS "t7"
    INNER JOIN (
      SELECT
        "t9"."child",
        "t9"."period_start",
        "t9"."is_open"
      FROM (
        SELECT
          *
        FROM (
          SELECT
            "t2"."child",
            "t2"."period_start",
            "t2"."ended_on",
            "t2"."need",
            "t2"."first_legal_status",
            "t2"."end_reason",
            (
              "t2"."period_start" <= THE_DAY('as_at')
            )
            AND (
              (
                "t2"."ended_on" IS NULL
              ) OR (
                "t2"."ended_on" > THE_DAY('as_at')
              )
            ) AS "is_open"
          FROM "periods" AS "t2"
        ) AS "t8"
        WHERE
          "t8"."is_open"
          OR COALESCE("t8"."ended_on" BETWEEN THE_DAY('first_day') AND THE_DAY('as_at'), FALSE)
      ) AS "t9"
    ) AS "t11"
      ON "t7"."child" = "t11"."child" AND "t7"."period_start" = "t11"."period_start"
    LEFT OUTER JOIN (
      SELECT
        "t1"."child",
        "t1"."council"
      FROM "children" AS "t1"
    ) AS "t5"
      ON "t7"."child" = "t5"."child"
  ) AS "t12"
) AS "t13"
