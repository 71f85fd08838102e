-- fingerprints, passages -> twins: pairs that share seven tenths of the longer one.
-- Stories treat them as one article: four hundred printings of one
-- agency text would make its every word common.
WITH shared AS (
    SELECT a_article, b_article, SUM(words) AS words
    FROM passages WHERE kind <> 'residue'
    GROUP BY a_article, b_article
)
SELECT s.a_article AS a_article, s.b_article AS b_article, CAST(s.words AS BIGINT) AS words
FROM shared s
JOIN fingerprints a ON s.a_article = a.article_id
JOIN fingerprints b ON s.b_article = b.article_id
WHERE 10 * s.words >= 7 * GREATEST(a.words, b.words)
ORDER BY a_article, b_article
