package uk.careforms.docs;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import uk.careforms.docs.House.Room;

/** Writes what an embedder may call in one module: public and protected types and members outside {@code internal}. */
final class PublicWords {

    private static final Set<String> EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    private PublicWords() {}

    /** The text for one module, types and members in the order of the alphabet; empty when nothing is public. */
    static String of(Room room) {
        Map<String, List<Class<?>>> packages = House.CLASSES.stream()
                .filter(type -> inside(type, room))
                .<Class<?>>map(JavaClass::reflect)
                .filter(PublicWords::reachable)
                .sorted(Comparator.comparing(Class::getName))
                .collect(Collectors.groupingBy(Class::getPackageName, TreeMap::new, Collectors.toList()));
        return packages.entrySet().stream()
                .map(types -> "package " + types.getKey() + "\n\n"
                        + types.getValue().stream().map(PublicWords::type).collect(Collectors.joining("\n")))
                .collect(Collectors.joining("\n"));
    }

    private static boolean inside(JavaClass type, Room room) {
        String name = type.getPackageName() + ".";
        return room.owns(type.getPackageName())
                && !name.contains(".internal.")
                && !type.isAnonymousClass()
                && !type.isLocalClass()
                && !type.getSimpleName().equals("package-info");
    }

    private static boolean reachable(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return visible(type.getModifiers()) && (outer == null || reachable(outer));
    }

    private static boolean visible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String type(Class<?> type) {
        Stream<String> members =
                Stream.of(fields(type), constructors(type), methods(type)).flatMap(group -> group.sorted());
        return head(type) + "\n" + members.map(member -> "    " + member + "\n").collect(Collectors.joining());
    }

    private static String head(Class<?> type) {
        List<String> words = new ArrayList<>();
        words.add(kind(type) + " " + nested(type) + variables(type.getTypeParameters()) + components(type));
        Type parent = type.getGenericSuperclass();
        if (parent != null && !type.isRecord() && !type.isEnum() && parent != Object.class) {
            words.add("extends " + name(parent));
        }
        if (type.getGenericInterfaces().length > 0) {
            words.add((type.isInterface() ? "extends " : "implements ") + names(type.getGenericInterfaces()));
        }
        Class<?> @Nullable [] permitted = type.getPermittedSubclasses();
        if (permitted != null && !type.isEnum()) {
            words.add("permits " + names(permitted));
        }
        return String.join(" ", words);
    }

    private static String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "annotation";
        }
        String sealed = type.isSealed() ? "sealed " : "";
        if (type.isInterface()) {
            return sealed + "interface";
        }
        if (type.isRecord()) {
            return "record";
        }
        if (type.isEnum()) {
            return "enum";
        }
        int modifiers = type.getModifiers();
        return sealed + (Modifier.isAbstract(modifiers) ? "abstract " : "")
                + (Modifier.isFinal(modifiers) ? "final " : "") + "class";
    }

    private static String components(Class<?> type) {
        if (!type.isRecord()) {
            return "";
        }
        return Arrays.stream(type.getRecordComponents())
                .map(part -> annotated(part.getAnnotatedType(), part.getGenericType()) + " " + part.getName())
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static Stream<String> fields(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> visible(field.getModifiers()) && !field.isSynthetic())
                .map(PublicWords::field);
    }

    private static String field(Field field) {
        if (field.isEnumConstant()) {
            return field.getName();
        }
        return modifiers(field.getModifiers()) + annotated(field.getAnnotatedType(), field.getGenericType()) + " "
                + field.getName();
    }

    private static Stream<String> constructors(Class<?> type) {
        return Arrays.stream(type.getDeclaredConstructors())
                .filter(made -> visible(made.getModifiers()) && !made.isSynthetic())
                .filter(made -> !type.isEnum() && !(type.isRecord() && canonical(type, made)))
                .map(made -> modifiers(made.getModifiers()) + "new" + parameters(made));
    }

    private static boolean canonical(Class<?> type, Constructor<?> made) {
        return Arrays.equals(
                made.getParameterTypes(),
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray());
    }

    private static Stream<String> methods(Class<?> type) {
        Set<String> accessors = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.toSet())
                : Set.of();
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> visible(method.getModifiers()) && !method.isSynthetic() && !method.isBridge())
                .filter(method -> !EVERY_OBJECT.contains(method.getName()))
                .filter(method -> !(type.isEnum() && Set.of("values", "valueOf").contains(method.getName())))
                .filter(method -> method.getParameterCount() > 0 || !accessors.contains(method.getName()))
                .map(PublicWords::method);
    }

    private static String method(Method method) {
        String kind = method.isDefault() ? "default " : "";
        String variables = variables(method.getTypeParameters());
        return modifiers(method.getModifiers()) + kind + (variables.isEmpty() ? "" : variables + " ")
                + annotated(method.getAnnotatedReturnType(), method.getGenericReturnType())
                + " " + method.getName() + parameters(method);
    }

    private static String modifiers(int modifiers) {
        return (Modifier.isProtected(modifiers) ? "protected " : "") + (Modifier.isStatic(modifiers) ? "static " : "");
    }

    private static String parameters(Executable executable) {
        String parameters = Arrays.stream(executable.getParameters())
                .filter(parameter -> !parameter.isImplicit() && !parameter.isSynthetic())
                .map(PublicWords::parameter)
                .collect(Collectors.joining(", ", "(", ")"));
        Type[] thrown = executable.getGenericExceptionTypes();
        return parameters + (thrown.length == 0 ? "" : " throws " + names(thrown));
    }

    private static String parameter(Parameter parameter) {
        return annotated(parameter.getAnnotatedType(), parameter.getParameterizedType())
                + (parameter.isVarArgs() ? "..." : "")
                + " " + parameter.getName();
    }

    private static String annotated(AnnotatedType annotated, Type type) {
        return (annotated.isAnnotationPresent(Nullable.class) ? "@Nullable " : "") + name(type);
    }

    private static String variables(TypeVariable<?>[] variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables).map(PublicWords::variable).collect(Collectors.joining(", ", "<", ">"));
    }

    private static String variable(TypeVariable<?> variable) {
        String bounds = Arrays.stream(variable.getBounds())
                .filter(bound -> bound != Object.class)
                .map(PublicWords::name)
                .collect(Collectors.joining(" & "));
        return bounds.isEmpty() ? variable.getName() : variable.getName() + " extends " + bounds;
    }

    private static String names(Type[] types) {
        return Arrays.stream(types).map(PublicWords::name).collect(Collectors.joining(", "));
    }

    /** Our own types and those of the JDK by their short name, those of others in full. */
    private static String name(Type type) {
        return type.getTypeName()
                .replaceAll("\\b(?:java|uk\\.careforms)\\.(?:[a-z0-9]+\\.)*", "")
                .replace('$', '.');
    }

    private static String nested(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : nested(outer) + "." + type.getSimpleName();
    }
}
