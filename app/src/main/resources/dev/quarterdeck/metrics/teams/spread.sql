-- Median and 85th percentile of what a metric measures, one row to a team and week; hundredths of things. The percentile
-- goes by nearest rank, the median is the mean of two in the middle where half of the weight lies on each side.
select team, week_s, max(total) as hundredths,
    min(case when 2 * upto >= total then value end) as lower_median,
    min(case when 2 * upto > total then value end) as upper_median,
    min(case when 100 * upto >= 85 * total then value end) as p85
from (
    select c.team, c.week_s, c.value,
        cast(sum(c.parts) over (partition by c.team, c.week_s order by c.value) as bigint) as upto,
        cast(sum(c.parts) over (partition by c.team, c.week_s) as bigint) as total
    from (
/* rows */
    ) c
    where c.left_out = ''
) d
group by team, week_s
order by team, week_s
