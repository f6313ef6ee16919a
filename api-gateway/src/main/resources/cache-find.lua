-- One round trip: is there an answer, may it be used, and if not, who asks the service?
-- KEYS[1] answer, KEYS[2] lock of whoever asks, then n generations and n registers of writes under way
-- ARGV[1] name for new generations, ARGV[2] their life, ARGV[3] life of the lock,
-- ARGV[4] fresh for, ARGV[5] usable beyond that while somebody asks, ARGV[6] greatest age the client takes (-1: any);
-- times in milliseconds.
-- Returns state (0 fresh, 1 stale, 2 ask, 3 wait, 4 go on without), and unless a write is under way the generation,
-- followed, if a valid answer is kept, by its age, head, body and time.
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local tags = (#KEYS - 2) / 2

-- Registers end with their last entry: mostly there is none to look into.
if redis.call('EXISTS', unpack(KEYS, 3 + tags)) > 0 then
  for tag = 1, tags do
    if redis.call('ZCOUNT', KEYS[2 + tags + tag], now, '+inf') > 0 then
      return {4}
    end
  end
end

local names = redis.call('MGET', unpack(KEYS, 3, 2 + tags))
for tag = 1, tags do
  -- A lost generation gets a new name: nothing of before is valid any more.
  if not names[tag] then
    names[tag] = ARGV[1]
    redis.call('SET', KEYS[2 + tag], names[tag], 'PX', ARGV[2])
  end
end
local generation = table.concat(names, ' ')

local answer = redis.call('HMGET', KEYS[1], 'generation', 'at', 'head', 'body')
local valid = answer[1] == generation
local age = valid and math.max(0, now - tonumber(answer[2])) or 0
local wanted = tonumber(ARGV[6])

local function found(state)
  if valid then
    return {state, generation, age, answer[3], answer[4], answer[2]}
  end
  return {state, generation}
end

if valid and age < tonumber(ARGV[4]) and (wanted < 0 or age <= wanted) then
  return found(0)
end

local holder = redis.call('GET', KEYS[2])
if holder == generation .. ' unkept' then
  return found(4)
end
if holder == generation then
  local usable = valid and wanted < 0 and age < tonumber(ARGV[4]) + tonumber(ARGV[5])
  return found(usable and 1 or 3)
end
redis.call('SET', KEYS[2], generation, 'PX', ARGV[3])
return found(2)
