-- One row to a merged change, in the week it first reached production, or else in the week of its merge, with why it does not count.
-- Up to whole minutes from the opening, draft or not, to the first answer; nothing where nobody answered.
select
    'change' as kind, c.change as thing, concat(c.repository, '#', c.number) as name, c.team, c.parts,
    coalesce(c.shipped_s, c.merged_s) as moment_s,
    (c.pickup_s) + mod(60 - mod(c.pickup_s, 60), 60) as value,
    case
        when c.answered_s is null then 'nobody-answered'
        when c.shipped_s is not null then null
        when c.shipped_state = 'BEFORE_BASELINE' then 'before-first-deployment'
        when c.shipped_state = 'NOT_YET' then 'not-shipped-yet'
        else 'not-traced'
    end as left_out
from (
    select m.*,
        case when m.first_commit_s <= m.opened_s then m.opened_s - m.first_commit_s else 0 end as coding_s,
        m.merged_s - coalesce(m.opened_s, m.merged_s) as open_s,
        greatest(coalesce(m.shipped_s, m.merged_s) - m.merged_s, 0) as deploy_s,
        coalesce(m.answered_s, m.merged_s) - coalesce(m.opened_s, m.merged_s) as pickup_s,
        m.merged_s - coalesce(m.answered_s, m.merged_s) as review_s
    from measured_change m
    where m.merged_s is not null
) c
