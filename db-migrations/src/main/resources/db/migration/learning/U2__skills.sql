drop table learning.skill_prerequisites;
drop function learning.refuse_prerequisite_cycle();
drop function learning.prerequisite_path(uuid, uuid);
drop table learning.skills;
drop type learning.skill_category;
