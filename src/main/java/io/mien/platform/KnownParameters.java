package io.mien.platform;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses an address with a parameter that its method does not read, or one said twice that is read once: a filter that is
 * misspelt would show everything, and of two values one would be obeyed unseen. Respondents' addresses are not held to it, since
 * others append to the links that they send.
 */
class KnownParameters {
    private static final String API = "/api/";

    private final Map<Method, Map<String, Boolean>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    void hold(ContainerRequestContext request, ResourceInfo resource) {
        var said = request.getUriInfo().getQueryParameters();
        Method method = resource.getResourceMethod();
        if (said.isEmpty() || isOpen(method)) {
            return;
        }
        Map<String, Boolean> read = known.computeIfAbsent(method, KnownParameters::read);
        boolean listsNone = read.isEmpty() && !request.getUriInfo().getPath().startsWith(API);
        said.forEach((name, values) -> {
            if (!read.containsKey(name) && !listsNone) {
                throw InvalidFields.inAddress(name, unknown(name, read.keySet()));
            }
            if (values.size() > 1 && Boolean.FALSE.equals(read.get(name))) {
                throw InvalidFields.inAddress(name, "%s is said %d times. Say it once.".formatted(name, values.size()));
            }
        });
    }

    private static boolean isOpen(Method method) {
        return method.isAnnotationPresent(PermitAll.class)
                || method.getDeclaringClass().isAnnotationPresent(PermitAll.class);
    }

    private static String unknown(String name, Collection<String> read) {
        String shown = TypedText.isReadable(name) ? FileName.of(name, 40, "That") : "That";
        return read.isEmpty()
                ? shown + " means nothing here: this address takes no parameters."
                : "%s means nothing here: this address takes %s.".formatted(shown, String.join(", ", read));
    }

    /** The names that the method reads, each with whether it may stand there several times. */
    private static Map<String, Boolean> read(Method method) {
        Map<String, Boolean> names = new TreeMap<>();
        Arrays.stream(method.getParameters()).forEach(parameter -> {
            if (parameter.isAnnotationPresent(BeanParam.class)) {
                fields(parameter.getType()).forEach(field -> name(field, field.getName())
                        .ifPresent(name -> names.put(name, isMany(field.getType()))));
            } else {
                name(parameter, parameter.getName()).ifPresent(name -> names.put(name, isMany(parameter.getType())));
            }
        });
        return names;
    }

    private static Stream<java.lang.reflect.Field> fields(Class<?> bean) {
        return Arrays.stream(bean.getDeclaredFields());
    }

    private static Optional<String> name(AnnotatedElement element, String otherwise) {
        RestQuery rest = element.getAnnotation(RestQuery.class);
        if (rest != null) {
            return Optional.of(rest.value().isEmpty() ? otherwise : rest.value());
        }
        return Optional.ofNullable(element.getAnnotation(QueryParam.class)).map(QueryParam::value);
    }

    private static boolean isMany(Class<?> type) {
        return Collection.class.isAssignableFrom(type);
    }
}
