-- In Quarto's place: gives a shortcode's handler what Quarto's documentation says that it is given.

local is_deck = FORMAT == "revealjs"
local formats = { revealjs = is_deck, ["html:js"] = is_deck or FORMAT == "html" }

quarto = { doc = { is_format = function(name) return formats[name] or false end } }

local folder = pandoc.path.directory(PANDOC_SCRIPT_FILE)
local handlers = dofile(folder .. "/../../../examples/quarto/_extensions/look-back/look-back.lua")

-- What was not given is no text.
local absent = { __index = function() return pandoc.Inlines({}) end }

function Div(div)
  local handler = div.classes:includes("shortcode") and handlers[div.identifier]
  if not handler then return nil end
  local given = setmetatable({}, absent)
  for name, value in pairs(div.attributes) do given[name] = pandoc.Inlines(value) end
  return handler({}, given, {}, {}, "block")
end
