-- Words as a municipality has them, so that a search in the index of all costs what its own words cost.
CREATE OR REPLACE FUNCTION ledger_read.of_tenant(tenant text, words tsvector) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_to_tsvector(array_agg(tenant || ' ' || w)), ''::tsvector)
    FROM unnest(tsvector_to_array(words)) w
$$;

-- What asks for such words: with '' each as it is, with ':*' as the beginning of one; joined by '&' or '|'.
CREATE OR REPLACE FUNCTION ledger_read.asked(tenant text, words text[], extent text, joint text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(string_agg(
        '''' || replace(replace(tenant || ' ' || w, '\', '\\'), '''', '''''') || '''' || extent,
        ' ' || joint || ' '), '')::tsquery
    FROM unnest(words) w
$$;
