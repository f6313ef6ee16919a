-- Enters a write in the registers of its tags: until it is struck out or expires, nothing they mark is used.
-- KEYS registers; ARGV[1] the write, ARGV[2] longest time that it can take, in milliseconds
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
for _, register in ipairs(KEYS) do
  redis.call('ZREMRANGEBYSCORE', register, '-inf', now)
  redis.call('ZADD', register, now + ARGV[2], ARGV[1])
  redis.call('PEXPIRE', register, ARGV[2])
end
