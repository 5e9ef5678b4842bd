import static java.lang.constant.ConstantDescs.CD_Boolean;
import static java.lang.constant.ConstantDescs.CD_Byte;
import static java.lang.constant.ConstantDescs.CD_Character;
import static java.lang.constant.ConstantDescs.CD_Double;
import static java.lang.constant.ConstantDescs.CD_Float;
import static java.lang.constant.ConstantDescs.CD_Integer;
import static java.lang.constant.ConstantDescs.CD_Long;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Short;
import static java.lang.constant.ConstantDescs.CD_String;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;

import java.io.IOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Rewrites the classes of a jar, so that what the compiler leaves to be spun when it is first used is there already: the
 * cases of a {@code switch} over types, and {@code equals}, {@code hashCode} and {@code toString} of records. Java keeps
 * neither in a start-up cache; each would cost a start a millisecond or more. What the program does stays the same.
 */
class Desugar {

    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");
    private static final ClassDesc BUILDER = ClassDesc.of("java.lang.StringBuilder");

    /** What stands behind call sites: sites that are equal in all of it may share a method. */
    private record Site(ClassDesc factory, String name, MethodTypeDesc type, List<ConstantDesc> arguments) {

        static Site of(InvokeDynamicInstruction call) {
            return new Site(
                    call.bootstrapMethod().owner(), call.name().stringValue(), call.typeSymbol(), call.bootstrapArgs());
        }
    }

    private final ClassModel model;
    private final ClassDesc self;
    private final boolean isInterface;
    private final Map<Site, String> written = new LinkedHashMap<>();

    private Desugar(ClassModel model) {
        this.model = model;
        this.self = model.thisClass().asSymbol();
        this.isInterface = model.flags().has(AccessFlag.INTERFACE);
    }

    /** Rewrites the jar in place. The classes that it needs must be in it, in its Class-Path or in the JDK. */
    public static void main(String[] args) throws IOException {
        Path jar = Path.of(args[0]);
        Path rewritten = jar.resolveSibling("rewritten.jar");
        try (JarFile from = new JarFile(jar.toFile());
                URLClassLoader classes =
                        new URLClassLoader(new URL[] {jar.toUri().toURL()});
                JarOutputStream to = new JarOutputStream(Files.newOutputStream(rewritten))) {
            ClassFile format = ClassFile.of(
                    ConstantPoolSharingOption.NEW_POOL,
                    ClassHierarchyResolverOption.of(
                            ClassHierarchyResolver.ofResourceParsing(classes).cached()));
            for (JarEntry entry : (Iterable<JarEntry>) from.stream()::iterator) {
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                JarEntry copy = new JarEntry(entry.getName());
                copy.setTimeLocal(entry.getTimeLocal());
                to.putNextEntry(copy);
                to.write(entry.getName().endsWith(".class") ? rewritten(format, bytes) : bytes);
                to.closeEntry();
            }
        }
        Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] rewritten(ClassFile format, byte[] bytes) {
        ClassModel model = format.parse(bytes);
        Desugar desugar = new Desugar(model);
        ClassTransform calls = ClassTransform.transformingMethodBodies(desugar::replace);
        byte[] rewritten = format.transformClass(model, calls.andThen(ClassTransform.endHandler(desugar::addMethods)));
        return desugar.written.isEmpty() ? bytes : rewritten;
    }

    private void replace(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeDynamicInstruction call && isKnown(Site.of(call))) {
            Site site = Site.of(call);
            String method = written.computeIfAbsent(site, added -> added.name() + "$" + written.size());
            code.invoke(Opcode.INVOKESTATIC, self, method, site.type(), isInterface);
        } else {
            code.with(element);
        }
    }

    /** What is not known stays as it is, and right. */
    private boolean isKnown(Site site) {
        return switch (site.factory().displayName()) {
            case "ObjectMethods" -> List.of("equals", "hashCode", "toString").contains(site.name());
            case "SwitchBootstraps" ->
                site.name().equals("typeSwitch") && site.arguments().stream().allMatch(Desugar::isType);
            default -> false;
        };
    }

    private static boolean isType(ConstantDesc label) {
        return label instanceof ClassDesc type && !type.isPrimitive();
    }

    private void addMethods(ClassBuilder type) {
        written.forEach((site, name) -> type.withMethodBody(
                name,
                site.type(),
                ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                write(site)));
    }

    private Consumer<CodeBuilder> write(Site site) {
        return switch (site.name()) {
            case "typeSwitch" -> code -> writeSwitch(code, site.arguments());
            case "equals" -> code -> writeEquals(code, components(site));
            case "hashCode" -> code -> writeHashCode(code, components(site));
            default -> code -> writeToString(code, components(site));
        };
    }

    /** The arguments of java.lang.runtime.ObjectMethods.bootstrap: the class, the names, one getter for each. */
    private static List<DirectMethodHandleDesc> components(Site site) {
        return site.arguments().stream()
                .skip(2)
                .map(DirectMethodHandleDesc.class::cast)
                .toList();
    }

    /** As java.lang.runtime.SwitchBootstraps.typeSwitch: the first label from an index on that the value is of. */
    private static void writeSwitch(CodeBuilder code, List<ConstantDesc> labels) {
        Label value = code.newLabel();
        code.iload(1)
                .loadConstant(labels.size() + 1)
                .invokestatic(OBJECTS, "checkIndex", MethodTypeDesc.of(CD_int, CD_int, CD_int))
                .pop();
        code.aload(0).ifnonnull(value).iconst_m1().ireturn().labelBinding(value);
        for (int i = 0; i < labels.size(); i++) {
            Label next = code.newLabel();
            code.iload(1).loadConstant(i).if_icmpgt(next);
            code.aload(0).instanceOf((ClassDesc) labels.get(i)).ifeq(next);
            code.loadConstant(i).ireturn().labelBinding(next);
        }
        code.loadConstant(labels.size()).ireturn();
    }

    private void writeEquals(CodeBuilder code, List<DirectMethodHandleDesc> components) {
        Label other = code.newLabel();
        Label different = code.newLabel();
        code.aload(0).aload(1).if_acmpne(other).iconst_1().ireturn().labelBinding(other);
        code.aload(1).instanceOf(self).ifeq(different).aload(1).checkcast(self).astore(2);
        for (DirectMethodHandleDesc component : components) {
            ClassDesc type = type(component);
            get(code.aload(0), component);
            get(code.aload(2), component);
            switch (TypeKind.from(type)) {
                case REFERENCE ->
                    code.invokestatic(OBJECTS, "equals", MethodTypeDesc.of(CD_boolean, CD_Object, CD_Object))
                            .ifeq(different);
                case LONG -> code.lcmp().ifne(different);
                case FLOAT, DOUBLE ->
                    code.invokestatic(box(type), "compare", MethodTypeDesc.of(CD_int, type, type))
                            .ifne(different);
                default -> code.if_icmpne(different);
            }
        }
        code.iconst_1().ireturn().labelBinding(different).iconst_0().ireturn();
    }

    private void writeHashCode(CodeBuilder code, List<DirectMethodHandleDesc> components) {
        code.iconst_0();
        for (DirectMethodHandleDesc component : components) {
            ClassDesc type = type(component);
            get(code.bipush(31).imul().aload(0), component);
            if (type.isPrimitive()) {
                code.invokestatic(box(type), "hashCode", MethodTypeDesc.of(CD_int, type));
            } else {
                code.invokestatic(OBJECTS, "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
            }
            code.iadd();
        }
        code.ireturn();
    }

    private void writeToString(CodeBuilder code, List<DirectMethodHandleDesc> components) {
        code.new_(BUILDER).dup().invokespecial(BUILDER, "<init>", MethodTypeDesc.of(CD_void));
        String before = simpleName() + "[";
        for (DirectMethodHandleDesc component : components) {
            append(code.loadConstant(before + component.methodName() + "="), CD_String);
            get(code.aload(0), component);
            append(code, printed(type(component)));
            before = ", ";
        }
        append(code.loadConstant(components.isEmpty() ? before + "]" : "]"), CD_String);
        code.invokevirtual(BUILDER, "toString", MethodTypeDesc.of(CD_String)).areturn();
    }

    private static void append(CodeBuilder code, ClassDesc type) {
        code.invokevirtual(BUILDER, "append", MethodTypeDesc.of(BUILDER, type));
    }

    /** As what StringBuilder takes a value of the type. */
    private static ClassDesc printed(ClassDesc type) {
        return switch (TypeKind.from(type)) {
            case REFERENCE -> CD_Object;
            case BYTE, SHORT -> CD_int;
            default -> type;
        };
    }

    private void get(CodeBuilder code, DirectMethodHandleDesc component) {
        code.getfield(self, component.methodName(), type(component));
    }

    private static ClassDesc type(DirectMethodHandleDesc component) {
        return component.invocationType().returnType();
    }

    private static ClassDesc box(ClassDesc primitive) {
        return switch (TypeKind.from(primitive)) {
            case BOOLEAN -> CD_Boolean;
            case BYTE -> CD_Byte;
            case CHAR -> CD_Character;
            case SHORT -> CD_Short;
            case INT -> CD_Integer;
            case LONG -> CD_Long;
            case FLOAT -> CD_Float;
            case DOUBLE -> CD_Double;
            case REFERENCE, VOID -> throw new IllegalArgumentException(primitive.displayName());
        };
    }

    private String simpleName() {
        return model.findAttribute(Attributes.innerClasses()).stream()
                .flatMap(inner -> inner.classes().stream())
                .filter(inner -> inner.innerClass().asSymbol().equals(self))
                .flatMap(inner -> inner.innerName().stream())
                .map(Utf8Entry::stringValue)
                .findFirst()
                .orElse(self.displayName());
    }
}
