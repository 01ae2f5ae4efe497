-- Epics are few among items, and are asked for by the plan, as is what each team finished in each week of its history.
create index measured_item_touched_s_epic on activity.measured_item (touched_s) where level = 'EPIC';
create index measured_item_team_closed_s_counted on activity.measured_item (team, closed_s) include (item, cycle_len)
    where state = 'FINISHED' and level = 'ITEM' and not gone and not swept_closed and not imported;
