-- Epics are few among items, and are asked for by the plan.
create index measured_item_touched_s_epic on activity.measured_item (touched_s) where level = 'EPIC';
