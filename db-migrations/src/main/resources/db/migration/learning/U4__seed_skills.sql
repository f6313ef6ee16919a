-- Every skill goes, also those that administrators added: what refers to them has been undone before.

delete from learning.skills;
