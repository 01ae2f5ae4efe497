-- Finds the teams and weeks to whose cells changed things add something else than before.
with was as (
/* was */
), now_is as (
/* is */
)
select distinct d.team, d.week_s
from (
    (select * from was except select * from now_is)
    union all
    (select * from now_is except select * from was)
) d
