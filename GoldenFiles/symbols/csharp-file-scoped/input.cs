using System;

namespace Orchard.Trees;

public class Apple : Tree {
  public int Pick(int count) { return count; }
  private enum Taste { Sweet, Sour }
}

internal class Shed(int size) : Store(size) {
  public void Open() { }
}
