-- Keeps the cells of a metric: one row to a team and week. What is below comes in order of team, week, reason and value, and
-- lists keep that order: sorting each of them for itself took most of the time.
insert into metrics.cell (metric, rule, week_s, team, measured, parts, reasons, left_parts, total)
select :metric, :rule, c.week_s, c.team,
    coalesce(array_agg(c.value) filter (where c.left_out = ''), '{}'),
    coalesce(array_agg(c.parts) filter (where c.left_out = ''), '{}'),
    coalesce(array_agg(c.left_out) filter (where c.left_out <> ''), '{}'),
    coalesce(array_agg(c.parts) filter (where c.left_out <> ''), '{}'),
    coalesce(sum(c.parts) filter (where c.left_out = ''), 0)
from (
/* rows */
) c
group by c.team, c.week_s
