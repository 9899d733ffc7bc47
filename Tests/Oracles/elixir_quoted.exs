# Lists the definitions of Elixir files with Elixir's own parser: one line of JSON a file.
# usage: elixir elixir_quoted.exs FILE…
defmodule Listing do
  @definers ~w(def defp defmacro defmacrop defguard defguardp defdelegate)a
  @modules ~w(defmodule defprotocol defimpl)a

  def names(tree) do
    {_, found} = Macro.prewalk(tree, [], fn node, found -> {node, note(node) ++ found} end)
    Enum.reverse(found)
  end

  defp note({word, meta, [head | _]}) when word in @definers do
    case name(head) do
      nil -> []
      name -> [{"def", name, meta[:line], meta[:end][:line]}]
    end
  end

  defp note({word, meta, [{:__aliases__, _, parts} | _]}) when word in @modules do
    if Enum.all?(parts, &is_atom/1) do
      [{"module", Enum.map_join(parts, ".", &Atom.to_string/1), meta[:line], meta[:end][:line]}]
    else
      []
    end
  end

  defp note(_), do: []

  defp name({:when, _, [head | _]}), do: name(head)
  defp name({:unquote, _, _}), do: nil
  defp name({name, _, arguments}) when is_atom(name) and (is_list(arguments) or is_nil(arguments)), do: Atom.to_string(name)
  defp name(_), do: nil

  def json({kind, name, line, last}), do: "[#{text(kind)},#{text(name)},#{line},#{last || 0}]"
  def text(text), do: "\"" <> (text |> String.replace("\\", "\\\\") |> String.replace("\"", "\\\"")) <> "\""
end

for file <- System.argv() do
  case Code.string_to_quoted(File.read!(file), token_metadata: true) do
    {:ok, tree} ->
      items = tree |> Listing.names() |> Enum.map_join(",", &Listing.json/1)
      IO.puts("{\"file\":#{Listing.text(file)},\"definitions\":[#{items}]}")
    _ -> :ok
  end
end
