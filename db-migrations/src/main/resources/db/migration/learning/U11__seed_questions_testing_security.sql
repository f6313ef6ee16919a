-- The questions of the migration of the same number, and only those.

delete from learning.questions
where regexp_replace(code, '-[0-9]+$', '') in (
  'unit-testing',
  'cryptography-basics',
  'web-security'
);
