insert into learning.roadmaps (id, user_id, title)
select pg_temp.id('roadmap', n), pg_temp.owner(n), 'Roadmap ' || n from generate_series(1, 100000) n;
-- The busy user has 100 items on every hundredth roadmap.
insert into learning.roadmap_items (id, user_id, roadmap_id, title, position)
select pg_temp.id('item', n), pg_temp.owner(n), pg_temp.id('roadmap', case when n <= 10000 then 1 + (n - 1) / 100 * 100 else n end),
       'Item ' || n, n
  from generate_series(1, 100000) n;
insert into learning.progress (user_id, roadmap_item_id, status, percent)
select i.user_id, i.id, 'in_progress', 10 from learning.roadmap_items i;
insert into learning.assessments (id, user_id, skill_id, ability, standard_error, mastery, current_question_id)
select pg_temp.id('assessment', n), pg_temp.owner(n), q.skill_id, 0, 1, 0.5, q.id
  from generate_series(1, 100000) n, (select id, skill_id from learning.questions order by code limit 1) q;
insert into learning.assessment_answers (user_id, assessment_id, question_id, answer, correct, ability, standard_error)
select a.user_id, a.id, a.current_question_id, '{a}', true, 0, 1 from learning.assessments a;
insert into learning.skill_mastery (user_id, skill_id, ability, standard_error, mastery, mastered, evidence_count)
select u.id, s.id, 0, 1, 0.5, false, 1 from auth.users u, learning.skills s;
insert into learning.recommendations (id, user_id, kind, target, score, because, status)
select gen_random_uuid(), u.id, 'learn_skill', s.slug, 0.5, '[]', 'dismissed' from auth.users u, learning.skills s;
insert into learning.review_cards (id, user_id, skill_id, front, back)
select pg_temp.id('card', n), pg_temp.owner(n), s.id, 'front', 'back'
  from generate_series(1, 100000) n, (select id from learning.skills order by slug limit 1) s;
