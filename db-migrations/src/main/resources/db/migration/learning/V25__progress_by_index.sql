-- The progress of an item is found by the index of its node. The planner takes coalesce for something that might tell of rows behind
-- the policy, so it would compare each item with all progress of the user; it knows that case does not.

create or replace view learning.item_progress with (security_invoker = true) as
select item.user_id,
       item.id,
       item.roadmap_id,
       item.title,
       skill.slug as skill,
       item.position,
       item.after,
       coalesce(done.status, 'not_started') as status,
       coalesce(done.percent, 0::smallint) as percent,
       coalesce(done.evidence, '{}') as evidence,
       done.started_at,
       done.completed_at,
       coalesce(done.version, 0) as version,
       coalesce(done.updated_at, item.updated_at) as updated_at
from learning.roadmap_items as item
left join learning.skills as skill on skill.id = item.skill_id
left join learning.progress as done
  on done.user_id = item.user_id and done.node = case when item.skill_id is null then item.id else item.skill_id end;
comment on view learning.item_progress is 'Every roadmap item with the progress of its node; version 0 where none was reported';
