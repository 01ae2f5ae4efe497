-- Lists what a metric counts of some teams, or of all, and what it leaves out, newest first.
select r.kind, r.thing, r.name, coalesce(r.team, '') as team, r.parts, r.moment_s, r.value, r.left_out,
    r.moment_s - mod(r.moment_s + 259200, 604800) as week_s
from (
/* rows */
) r
where r.moment_s >= :first_s and r.moment_s < :until_s and r.moment_s < :seen_s
    and (:all or coalesce(r.team, '') in (:teams))
order by r.moment_s desc, r.kind, r.thing, team
limit 50000
