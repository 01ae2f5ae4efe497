-- Sums what a metric counts: one row to a team, week, value and reason; parts are hundredths of things.
-- Weeks begin on Mondays in UTC: 1970-01-05 was one, so 259200 seconds are to be added before dividing.
select coalesce(r.team, '') as team,
    r.moment_s - mod(r.moment_s + 259200, 604800) as week_s,
    coalesce(r.left_out, '') as left_out,
    case when r.left_out is null then r.value else 0 end as value,
    sum(r.parts) as parts
from (
/* rows */
) r
where r.moment_s >= :first_s and r.moment_s < :until_s and r.moment_s < :seen_s
group by coalesce(r.team, ''),
    r.moment_s - mod(r.moment_s + 259200, 604800),
    coalesce(r.left_out, ''),
    case when r.left_out is null then r.value else 0 end
order by team, week_s, left_out, value
