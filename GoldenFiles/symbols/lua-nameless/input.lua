local M = {}

M.width = (function()
  local plain = function(text)
    return #text
  end

  if jit then
    local quick = function(text)
      return text:len()
    end
    return quick
  end
  return plain
end)()

local function hidden(text)
  return M.width(text)
end

function M.shown(text)
  return hidden(text)
end

return M
