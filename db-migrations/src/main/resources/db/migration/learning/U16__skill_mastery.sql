drop table learning.skill_mastery;
