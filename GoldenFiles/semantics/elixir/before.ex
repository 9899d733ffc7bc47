defmodule A.B do
  @moduledoc "x"
  use Foo
  import Bar
  alias Baz.{A, B}
  @doc """
  doc
  """
  @spec run(a) :: b
  def run(a, b \\ 1) when a > 1 do
    if a && b do 1 else 2 end
    case a do 1 -> 2; _ -> 3 end
  end
  def short(a), do: a
  defp priv, do: "x#{1}"
  defmacro mac(x) do x end
  defstruct [:a]
  defprotocol P do def m(x) end
  defimpl P, for: A do def m(x), do: x end
  test "does x", %{a: b} do assert 1 end
  describe "d" do test "y" do :ok end end
  @attr 1
  # comment
end
