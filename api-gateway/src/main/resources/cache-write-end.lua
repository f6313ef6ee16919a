-- Ends the generations of a write's tags and, if its outcome is known, strikes it out of their registers.
-- KEYS n generations, n registers; ARGV[1] the write, ARGV[2] changed (1 or 0), ARGV[3] outcome known (1 or 0)
local tags = #KEYS / 2
for tag = 1, tags do
  if ARGV[2] == '1' then
    redis.call('DEL', KEYS[tag])
  end
  if ARGV[3] == '1' then
    redis.call('ZREM', KEYS[tags + tag], ARGV[1])
  end
end
