local x = require("a")
-- doc
local function f(a, b) if a and b then return 1 elseif c then end end
function M.g(a) for i=1,2 do end while true do end end
function M:h() repeat until x end
M.k = function(a) end
local z = function() end
t = { m = function() end, ["n"] = 1 }
return M
