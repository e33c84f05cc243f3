-- sqlite3 :memory: <rollup.sql, where actions.csv lies: the same sums as pyyaml.py.
.mode csv
.import actions.csv action
SELECT unit, competence, count(DISTINCT person), count(*),
  sum(CASE status WHEN 'dropped' THEN 0 ELSE cost END),
  sum(CASE status WHEN 'dropped' THEN 0 ELSE hours END)
FROM action GROUP BY unit, competence;
