// Lists the definitions of Java files as the compiler's tree API sees them; one tab-separated line each.
//
// usage: java JavaTrees.java FILE...
import com.sun.source.tree.*;
import com.sun.source.util.*;
import java.util.*;
import javax.tools.*;

public class JavaTrees {
    public static void main(String[] paths) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StandardJavaFileManager files = compiler.getStandardFileManager(d -> {}, null, null);
        JavacTask task = (JavacTask) compiler.getTask(
            null, files, d -> {}, List.of("-proc:none"), null, files.getJavaFileObjects(paths));
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        for (CompilationUnitTree unit : task.parse()) {
            LineMap lines = unit.getLineMap();
            String path = unit.getSourceFile().getName();
            new TreeScanner<Void, String>() {
                void say(String kind, String name, Tree tree) {
                    long end = positions.getEndPosition(unit, tree);
                    long start = positions.getStartPosition(unit, tree);
                    if (end < 0) return;
                    System.out.println(String.join("\t", path, kind, name,
                        "" + lines.getLineNumber(start), "" + lines.getLineNumber(end - 1)));
                }
                @Override public Void visitClass(ClassTree tree, String outer) {
                    String name = tree.getSimpleName().toString();
                    if (name.isEmpty()) return super.visitClass(tree, outer);
                    say("type", name, tree);
                    return super.visitClass(tree, name);
                }
                @Override public Void visitMethod(MethodTree tree, String outer) {
                    String name = tree.getName().toString();
                    say("method", name.equals("<init>") ? outer : name, tree);
                    return super.visitMethod(tree, outer);
                }
            }.scan(unit, "");
        }
    }
}
