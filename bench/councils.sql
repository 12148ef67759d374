-- What a council's day brings to the children that were loaded: people, who holds whom, and what
-- was noted, told, sent and looked at. Run once, in a council of 650; `multiply` makes the others.

INSERT INTO records_team (name, is_iro_service)
SELECT CASE n WHEN 0 THEN 'IRO service' ELSE 'Team ' || n END, n = 0 FROM generate_series(0, 6) n;

INSERT INTO records_user (email, name, password, job_title, phone, is_active, joined_at, registration)
SELECT kind || n || '@council.example', kind || ' ' || n, '', '', '', true,
       now() - interval '3 years', CASE kind WHEN 'IRO' THEN 'SW' || n ELSE '' END
FROM (VALUES ('IRO', 13), ('MGR', 1), ('HOS', 1), ('BS', 1), ('TM', 6), ('SW', 40), ('PRV', 1))
  AS staff (kind, many), generate_series(1, many) n;

INSERT INTO records_roleheld (user_id, role, team_id, started_on)
SELECT u.id, split_part(u.name, ' ', 1),
       CASE WHEN u.name LIKE 'IRO %' THEN (SELECT id FROM records_team WHERE is_iro_service)
            WHEN u.name ~ '^(SW|TM) ' THEN (SELECT id FROM records_team
              WHERE name = 'Team ' || 1 + split_part(u.name, ' ', 2)::int % 6) END,
       current_date - 1000
FROM records_user u;

INSERT INTO records_linemanagement (manager_id, person_id, started_on)
SELECT m.id, i.id, current_date - 1000 FROM records_user m, records_user i
WHERE m.name = 'MGR 1' AND i.name LIKE 'IRO %';

INSERT INTO records_workingtime (iro_id, fte, weekdays, is_agency, based_at, started_on)
SELECT id, 1, '12345', false, '', current_date - 1000 FROM records_user WHERE name LIKE 'IRO %';

CREATE TEMPORARY TABLE of_child AS
SELECT p.child_id, p.started_on, row_number() OVER (ORDER BY p.child_id) AS n
FROM records_lookedafterperiod p
WHERE p.ended_on IS NULL;

-- One child in a hundred has no IRO yet; one in five had another for the first half of the time.
INSERT INTO records_allocation (child_id, iro_id, kind, made_at, override_reasons, because,
  end_reason, handover, told_how, told_on, started_on, ended_on)
SELECT c.child_id, i.id, 'allocated', now(), '[]', '', CASE WHEN part = 0 THEN 'left' ELSE '' END,
       '', CASE WHEN n % 20 > 0 THEN 'letter' ELSE '' END,
       CASE WHEN n % 20 > 0 THEN c.started_on END,
       CASE WHEN part = 1 AND n % 5 = 0 THEN middle ELSE c.started_on END,
       CASE WHEN part = 0 THEN middle END
FROM (SELECT *, started_on + (current_date - started_on) / 2 AS middle FROM of_child) c
CROSS JOIN generate_series(0, 1) part
JOIN records_user i ON i.name = 'IRO ' || 1 + (c.n + 1 - part) % 13
WHERE c.n % 100 > 0 AND (part = 1 OR c.n % 5 = 0);

INSERT INTO records_socialworkerheld (child_id, worker_id, team_id, started_on)
SELECT c.child_id, w.id, r.team_id, c.started_on
FROM of_child c
JOIN records_user w ON w.name = 'SW ' || 1 + c.n % 40
JOIN records_roleheld r ON r.user_id = w.id;

INSERT INTO records_review (child_id, booked_for, place, participation, mode, link, setback,
  setback_words, allowed_by, version)
SELECT child_id, current_date + (n % 40)::int + time '10:00', 'School', '', 'face', '', '', '', '', 1
FROM of_child WHERE n % 3 = 0;

INSERT INTO records_importantperson (child_id, name, relation, phone, email,
  has_parental_responsibility, must_not_receive, because, version, started_on)
SELECT child_id, 'Person ' || one, 'relative', '', '', one = 1, '', '', 1, started_on
FROM of_child, generate_series(1, 3) one;

INSERT INTO records_childlink (child_id, other_id, kind)
SELECT child_id, next, 'sibling'
FROM (SELECT *, lead(child_id) OVER (ORDER BY n) AS next FROM of_child) pair
WHERE n % 4 = 0 AND next IS NOT NULL;

INSERT INTO records_datedfact (child_id, kind, "on", detail)
SELECT child_id, kind, current_date - 30 * one - (n % 28)::int, ''
FROM of_child, unnest(ARRAY['visit', 'health', 'dental', 'PEP', 'care plan']) kind,
  generate_series(1, 3) one;

INSERT INTO records_permanenceplan (child_id, plan, detail, started_on)
SELECT child_id, 'fostering', '', started_on FROM of_child WHERE n % 10 > 2;

INSERT INTO records_courtdate (child_id, "on", kind, court, case_number, detail)
SELECT child_id, current_date + (n % 90)::int, 'final', 'Family Court', '', ''
FROM of_child WHERE n % 4 = 0;

INSERT INTO records_notice (child_id, kind, "on", what, given_by_id, given_at, answer, answer_words,
  answered_by_id, answered_at, form_key)
SELECT c.child_id, 'placement', current_date - 10 * one, 'A move is proposed.', s.worker_id,
       now() - one * interval '10 days', CASE WHEN waits THEN '' ELSE 'noted' END, '',
       CASE WHEN NOT waits THEN a.iro_id END, CASE WHEN NOT waits THEN now() END, gen_random_uuid()
FROM (SELECT *, n % 15 = 0 AND one = 0 AS waits FROM of_child, generate_series(0, 2) one) c
JOIN records_socialworkerheld s USING (child_id)
JOIN records_allocation a ON a.child_id = c.child_id AND a.ended_on IS NULL;

INSERT INTO records_entry (child_id, kind, "on", by_id, made_at, was_seen, was_alone, place, note,
  form_key)
SELECT c.child_id, 'visit', current_date - 21 * one - (n % 20)::int, a.iro_id, now(), true,
       one % 2 = 0, 'home', 'Talked about school, and what the next weeks bring.',
       gen_random_uuid()
FROM of_child c
JOIN records_allocation a ON a.child_id = c.child_id AND a.ended_on IS NULL,
  generate_series(1, 8) one;

INSERT INTO records_event (at, by_id, kind, child_id, sentence)
SELECT now() - one * interval '9 days', a.iro_id, 'noted', c.child_id, 'IRO noted a notice'
FROM of_child c
JOIN records_allocation a ON a.child_id = c.child_id AND a.ended_on IS NULL,
  generate_series(1, 10) one;

INSERT INTO records_message (kind, "to", person_id, child_id, subject, body, written_at, status,
  sent_at, tries)
SELECT 'notice', 'iro@council.example', a.iro_id, c.child_id, 'A notice waits', 'Sign in.',
       now() - one * interval '10 days', 'sent', now(), 1
FROM of_child c
JOIN records_allocation a ON a.child_id = c.child_id AND a.ended_on IS NULL,
  generate_series(1, 3) one;

INSERT INTO records_restriction (child_id, placed_at, placed_by_id, because)
SELECT c.child_id, now(), m.id, 'Risk' FROM of_child c, records_user m
WHERE c.n % 100 = 50 AND m.name = 'MGR 1';

INSERT INTO records_restrictedname (child_id, person_id, named_by_id, started_on)
SELECT r.child_id, a.iro_id, r.placed_by_id, current_date
FROM records_restriction r JOIN records_allocation a USING (child_id) WHERE a.ended_on IS NULL;

INSERT INTO records_reasongiven (child_id, person_id, "on", at, reason, words)
SELECT c.child_id, i.id, current_date - (n % 30)::int, now(), 'duty', ''
FROM of_child c JOIN records_user i ON i.name = 'IRO ' || 1 + (c.n + 5) % 13;

-- Looks of a quarter: a list a day of the IRO's own, and each child opened ten times.
INSERT INTO records_look (at, by_id, kind, children, "where", relations, because, session, number,
  hash)
SELECT at, iro_id, kind, children, kind, '{}', '', '',
       row_number() OVER (PARTITION BY iro_id ORDER BY at), ''
FROM (
  SELECT now() - one * interval '5 days' AS at, iro_id, 'opened' AS kind,
         ARRAY[child_id] AS children
  FROM records_allocation, generate_series(1, 10) one WHERE ended_on IS NULL
  UNION ALL
  SELECT now() - one * interval '1 day', iro_id, 'listed', array_agg(child_id)
  FROM records_allocation, generate_series(1, 60) one WHERE ended_on IS NULL
  GROUP BY iro_id, one
) looks;
