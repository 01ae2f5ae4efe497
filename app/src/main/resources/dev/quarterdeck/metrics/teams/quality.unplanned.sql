-- One row to an item that was closed, in the week it was. Value 1: its type stands for what nobody plans.
-- Of the dotted capital I databases make different small letters.
select
    'item' as kind, i.item as thing, i.item_key as name, i.team, i.parts,
    i.closed_s as moment_s, case when lower(replace(i.type, 'İ', 'I')) in ('bug', 'bugs', 'fault', 'problem', 'support', 'service request', 'hotfix', 'anomalie')
        or lower(replace(i.type, 'İ', 'I')) like 'defect%' or lower(replace(i.type, 'İ', 'I')) like 'incident%' or lower(replace(i.type, 'İ', 'I')) like '%bug%' then 1 else 0 end as value,
    case
        when i.state = 'DISCARDED' then 'discarded'
        when i.swept_closed then 'closed-in-a-sweep'
        when i.type = '' then 'no-type'
    end as left_out
from measured_item i
where i.level = 'ITEM' and not i.gone and i.closed_s is not null and i.state <> 'OPEN'
