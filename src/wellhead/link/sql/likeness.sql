-- fingerprints, twins -> likenesses: articles that may belong to one story, and how alike they are.
--
-- A term weighs by its weight in the article times its rarity, TF-IDF in whole numbers.  A thousand
-- articles of general news stand behind the case's own, so that in a case of five articles on one event
-- the event's own words are still rare ones.
--
-- Two dated articles meet where at most thirty days part them, over terms that at most 300 articles of a
-- fortnight use, and within 400 days, as chapters of one story, over terms that at most fifty use.  An
-- undated article meets any other over terms that few articles of the case use.
WITH terms AS ({{terms}}),
held AS (
    SELECT f.article_id, f.day, f.day {{div}} 15 AS fortnight, ROW_NUMBER() OVER (ORDER BY f.article_id) AS number
    FROM fingerprints f
    WHERE f.article_id NOT IN (SELECT b_article FROM twins WHERE whole)
),
-- The larger the case, the fewer terms of an article are compared (its heaviest) and the rarer they must be
-- for an undated one: the work of an article stays the same.
total AS (
    SELECT held,
        GREATEST(100, LEAST(400, 400000 {{div}} GREATEST(held, 1))) AS heaviest,
        GREATEST(60, LEAST(300, 3000000 {{div}} GREATEST(held, 1))) AS crowd
    FROM (SELECT COUNT(*) AS held FROM held) AS counted
),
frequency AS (
    SELECT t.term, COUNT(*) AS articles, MIN(t.common) AS common
    FROM terms t JOIN held h ON t.article_id = h.article_id
    GROUP BY t.term
),
rarity AS (
    SELECT term, articles, (articles * 1000000 + common * 1000) {{div}} (total.held + 1000) AS share
    FROM frequency CROSS JOIN total
),
valued AS (
    SELECT h.number, h.day, h.fortnight, t.term, r.articles, t.weight * ({{rarity}}) {{div}} 8 AS weight
    FROM terms t JOIN held h ON t.article_id = h.article_id JOIN rarity r ON t.term = r.term
    WHERE r.share < 400000
),
weighed AS (
    SELECT number, day, fortnight, term, articles, weight
    FROM (
        SELECT *, ROW_NUMBER() OVER (PARTITION BY number ORDER BY weight DESC, term) AS place FROM valued
    ) AS ranked
    WHERE place <= (SELECT heaviest FROM total)
),
norms AS (
    SELECT number, SUM(weight * weight) AS norm FROM weighed GROUP BY number
),
dated AS (
    SELECT w.*, COUNT(*) OVER (PARTITION BY w.term, w.fortnight) AS crowd
    FROM weighed w WHERE w.day IS NOT NULL AND w.articles > 1
),
spread AS (
    SELECT number, day, term, weight, fortnight + step AS fortnight
    FROM dated CROSS JOIN (VALUES (-2), (-1), (0), (1), (2)) AS around (step)
    WHERE crowd <= 300
),
undated AS (
    SELECT * FROM weighed WHERE day IS NULL AND articles BETWEEN 2 AND (SELECT crowd FROM total)
),
meetings AS (
    SELECT a.number AS a, b.number AS b, a.weight * b.weight AS product
    FROM dated a JOIN spread b ON a.term = b.term AND a.fortnight = b.fortnight AND a.number < b.number
    WHERE a.crowd <= 300 AND ABS(a.day - b.day) <= 30
    UNION ALL
    SELECT a.number AS a, b.number AS b, a.weight * b.weight AS product
    FROM dated a JOIN dated b ON a.term = b.term AND a.number < b.number
    WHERE a.articles <= 50 AND ABS(a.day - b.day) BETWEEN 31 AND 400
    UNION ALL
    SELECT LEAST(u.number, w.number) AS a, GREATEST(u.number, w.number) AS b, u.weight * w.weight AS product
    FROM undated u JOIN weighed w ON u.term = w.term
    WHERE w.day IS NOT NULL OR u.number < w.number
),
dots AS (
    SELECT a, b, SUM(product) AS dot FROM meetings GROUP BY a, b
)
SELECT x.article_id AS a_article, y.article_id AS b_article,
    CAST(d.dot AS BIGINT) AS dot, CAST(p.norm AS BIGINT) AS a_norm, CAST(q.norm AS BIGINT) AS b_norm
FROM dots d
JOIN held x ON d.a = x.number
JOIN held y ON d.b = y.number
JOIN norms p ON d.a = p.number
JOIN norms q ON d.b = q.number
-- A cosine of a twelfth or more.
WHERE 144 * d.dot * d.dot >= p.norm * q.norm
ORDER BY a_article, b_article
