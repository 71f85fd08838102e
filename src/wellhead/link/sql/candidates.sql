-- fingerprints -> pairs: articles that may share text, to be compared word by word.
--
-- A hash that many articles have (a wire story on three hundred sites, a site's own text) would make
-- its bucket quadratic.  Up to 300 articles every pair of a bucket meets; beyond, each article meets
-- the next eight in the order of the ids, and such a pair needs a quarter of its hashes to meet so.
-- One hash is enough where at most twenty articles have it: two pages that report a third one share a
-- run of a dozen rare words and nothing else.
WITH shingles AS ({{shingles}}),
numbered AS (
    SELECT article_id, day, ROW_NUMBER() OVER (ORDER BY article_id) AS number
    FROM fingerprints
),
sizes AS (
    SELECT article_id, COUNT(*) AS size FROM shingles GROUP BY article_id
),
frequency AS (
    SELECT hash, COUNT(*) AS articles FROM shingles GROUP BY hash HAVING COUNT(*) > 1
),
postings AS (
    SELECT s.hash, n.number, f.articles
    FROM shingles s JOIN frequency f ON s.hash = f.hash JOIN numbered n ON s.article_id = n.article_id
),
crowded AS (
    SELECT hash, number, ROW_NUMBER() OVER (PARTITION BY hash ORDER BY number) AS place
    FROM postings WHERE articles > 300
),
meetings AS (
    SELECT a.number AS a, b.number AS b, 1 AS open, CASE WHEN a.articles <= 20 THEN 1 ELSE 0 END AS rare
    FROM postings a JOIN postings b ON a.hash = b.hash AND a.number < b.number
    WHERE a.articles <= 300
    UNION ALL
    SELECT a.number AS a, b.number AS b, 0 AS open, 0 AS rare
    FROM crowded a
    CROSS JOIN (VALUES (1), (2), (3), (4), (5), (6), (7), (8)) AS ahead (step)
    JOIN crowded b ON a.hash = b.hash AND b.place = a.place + ahead.step
),
counted AS (
    SELECT a, b, COUNT(*) AS shared, SUM(open) AS open, SUM(rare) AS rare FROM meetings GROUP BY a, b
)
SELECT x.article_id AS a_article, y.article_id AS b_article, c.shared AS shared
FROM counted c
JOIN numbered x ON c.a = x.number
JOIN numbered y ON c.b = y.number
JOIN sizes p ON x.article_id = p.article_id
JOIN sizes q ON y.article_id = q.article_id
WHERE (c.open >= 4 OR c.rare >= 1 OR 4 * c.shared >= LEAST(p.size, q.size))
    -- Prose repeated after a month is background; a page re-posted whole, or a third of it, is not.
    AND (x.day IS NULL OR y.day IS NULL OR ABS(x.day - y.day) <= 30 OR 3 * c.shared >= LEAST(p.size, q.size))
ORDER BY a_article, b_article
