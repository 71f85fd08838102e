-- fingerprints, passages -> twins: pairs that share half of the shorter one's text or more.
--
-- They stand in one story whatever the rest of them is about.  Where they share seven tenths of the
-- longer, stories treat them as one article: four hundred printings of one agency text would make its
-- every word common.  Runs that are all quotation do not count: two reports of one speech are no twins;
-- nor does prose that a later page repeats as background after ten days.
WITH shared AS (
    SELECT a_article, b_article, SUM(words) AS words,
        SUM(CASE WHEN kind = 'frame' THEN words ELSE 0 END) AS frame
    FROM passages WHERE kind <> 'residue'
    GROUP BY a_article, b_article
)
SELECT s.a_article AS a_article, s.b_article AS b_article, CAST(s.words AS BIGINT) AS words,
    10 * s.frame >= 7 * GREATEST(a.words, b.words) AS whole
FROM shared s
JOIN fingerprints a ON s.a_article = a.article_id
JOIN fingerprints b ON s.b_article = b.article_id
WHERE 10 * s.frame >= 7 * GREATEST(a.words, b.words)
    OR (2 * s.frame >= LEAST(a.words, b.words) AND LEAST(a.words, b.words) >= 60
        AND (a.day IS NULL OR b.day IS NULL OR ABS(a.day - b.day) <= 10))
ORDER BY a_article, b_article
