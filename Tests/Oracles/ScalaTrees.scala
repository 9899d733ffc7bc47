// Lists the definitions of Scala files as the compiler's parser sees them; one tab-separated line each. A file that it
// refuses gives a line with the word `error`.
//
// usage: scalac -d FOLDER ScalaTrees.scala; java -Djava.classes=… -cp FOLDER:scala-compiler.jar:… ScalaTrees FILE...
import scala.reflect.internal.util.BatchSourceFile
import scala.tools.nsc.{Global, Settings}
import scala.tools.nsc.io.AbstractFile
import scala.tools.nsc.reporters.StoreReporter

object ScalaTrees {
  def main(paths: Array[String]): Unit = {
    val settings = new Settings
    settings.usejavacp.value = true
    sys.props.get("java.classes").foreach(settings.bootclasspath.value = _)
    settings.Yrangepos.value = true
    val reporter = new StoreReporter
    val global = new Global(settings, reporter)
    import global._
    new Run
    for (path <- paths) {
      reporter.reset()
      val source = new BatchSourceFile(AbstractFile.getFile(path))
      val tree = newUnitParser(new CompilationUnit(source)).parse()
      if (reporter.hasErrors) println(path + "\terror")
      else {
        def say(kind: String, name: String, tree: Tree): Unit = if (tree.pos.isRange) {
          val first = source.offsetToLine(tree.pos.start) + 1
          val last = source.offsetToLine(math.max(tree.pos.start, tree.pos.end - 1)) + 1
          println(Seq(path, kind, name, first, last).mkString("\t"))
        }
        new Traverser {
          override def traverse(tree: Tree): Unit = {
            tree match {
              case ClassDef(_, name, _, _) if name != tpnme.ANON_CLASS_NAME => say("type", name.decoded, tree)
              case ModuleDef(_, name, _) if name != nme.PACKAGE => say("type", name.decoded, tree)
              case DefDef(_, nme.CONSTRUCTOR, _, _, _, _) => if (!tree.pos.isTransparent) say("function", "this", tree)
              case DefDef(_, name, _, _, _, _) if name != nme.MIXIN_CONSTRUCTOR => say("function", name.decoded, tree)
              case _ =>
            }
            super.traverse(tree)
          }
        }.traverse(tree)
      }
    }
  }
}
