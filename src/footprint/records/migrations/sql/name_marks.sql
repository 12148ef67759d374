-- Marks by which names are found although they are spelt a little otherwise.
--
-- Each word of a name leaves itself, itself with one letter left out, and its beginnings from three
-- letters on ("^mar"). A word searched for leaves itself, itself with one letter left out, and if it
-- is long with two, and its whole as a beginning; where one mark is shared the words are alike.
-- Two words that differ by one letter always share one; each lookup is few exact marks, which an
-- index answers at once however many children there are.

CREATE FUNCTION records_name_words(names text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(left(word, 10)), '{}')
  FROM regexp_split_to_table(
    regexp_replace(
      translate(lower(normalize(names, NFKD)), 'łøđðıæœ', 'lodðiæœ'),
      '[\u0300-\u036f''’ʼ`´.]', '', 'g'),
    '[^[:alnum:]]+') AS word
  WHERE word <> ''
$$;

CREATE FUNCTION records_without_a_letter(words text[]) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT left(word, n - 1) || substr(word, n + 1)), '{}')
  FROM unnest(words) AS word, generate_series(1, length(word)) AS n
  WHERE length(word) > 2
$$;

CREATE FUNCTION records_name_marks(names text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  WITH words AS (SELECT records_name_words(names) AS of_names)
  SELECT coalesce(array_agg(DISTINCT mark), '{}') FROM (
    SELECT unnest(of_names) AS mark FROM words
    UNION
    SELECT unnest(records_without_a_letter(of_names)) FROM words
    UNION
    SELECT '^' || left(word, n)
    FROM words, unnest(of_names) AS word, generate_series(3, length(word)) AS n
  ) AS marks
$$;

CREATE FUNCTION records_searched_marks(word text) RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  WITH one AS (SELECT ARRAY[word] AS whole, records_without_a_letter(ARRAY[word]) AS shorter)
  SELECT array_agg(DISTINCT mark) FROM (
    SELECT word AS mark
    UNION SELECT unnest(shorter) FROM one
    UNION SELECT unnest(records_without_a_letter(shorter)) FROM one WHERE length(word) > 4
    UNION SELECT '^' || word
  ) AS marks
$$;

CREATE FUNCTION records_mark_names() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.name_marks := records_name_marks(concat_ws(
    ' ', NEW.first_name, NEW.last_name, NEW.known_as, NEW.former_names));
  RETURN NEW;
END $$;

-- The name sorts before those of the triggers that keep versions: they see the marks.
CREATE TRIGGER a_mark_names BEFORE INSERT OR UPDATE ON records_child
  FOR EACH ROW EXECUTE FUNCTION records_mark_names();
