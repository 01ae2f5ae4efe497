-- One row to a review that was given, in the week it was, for the team of who gave it.
select
    'change' as kind, r.change as thing, concat(c.repository, '#', c.number) as name, r.team, r.parts,
    r.reviewed_s as moment_s, 1 as value,
    cast(null as varchar(40)) as left_out
from measured_review r
join (select distinct change, repository, number from measured_change) c on c.change = r.change
