-- The progress of an item is looked for when the item is read. Planned once for all users, who have few items on average, the join
-- compared each item with all progress of the user; limit keeps it a probe of the unique index (user_id, node).

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
left join lateral (
  select node.status, node.percent, node.evidence, node.started_at, node.completed_at, node.version, node.updated_at
  from learning.progress as node
  where node.user_id = item.user_id and node.node = case when item.skill_id is null then item.id else item.skill_id end
  limit 1) as done on true;
comment on view learning.item_progress is 'Every roadmap item with the progress of its node; version 0 where none was reported';
