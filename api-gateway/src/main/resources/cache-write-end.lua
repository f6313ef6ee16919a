-- Ends the generations of a write's tags and, if its outcome is known, strikes it out of their registers. If not, it is
-- entered, for it need not stand there: it may have taken too long, or Redis was away when it began.
-- KEYS n generations, n registers; ARGV[1] the write, ARGV[2] changed (1 or 0), ARGV[3] outcome known (1 or 0),
-- ARGV[4] longest time that it can take from now, in milliseconds
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local tags = #KEYS / 2
for tag = 1, tags do
  local register = KEYS[tags + tag]
  if ARGV[2] == '1' then
    redis.call('DEL', KEYS[tag])
  end
  if ARGV[3] == '1' then
    redis.call('ZREM', register, ARGV[1])
  else
    redis.call('ZADD', register, now + ARGV[4], ARGV[1])
    redis.call('PEXPIRE', register, ARGV[4])
  end
end
