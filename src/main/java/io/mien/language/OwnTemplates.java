package io.mien.language;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Fills the gaps of a tenant's own words, as Qute fills those of Mien's texts. */
@Singleton
class OwnTemplates {
    private static final int MAX_KEPT = 2_000;

    private static final Map<String, Method> TEXTS = Arrays.stream(RespondentMessages.class.getDeclaredMethods())
            .collect(Collectors.toMap(Method::getName, Function.identity()));

    private final LoadingCache<String, Template> parsed;

    /** @param engine asked for when a text is first filled: this bean is made while the engine is */
    OwnTemplates(Instance<Engine> engine) {
        parsed = Caffeine.newBuilder().maximumSize(MAX_KEPT).build(text -> engine.get()
                .parse(text));
    }

    /**
     * A text, filled.
     *
     * @param values of the gaps, in the order in which Mien's text has them as parameters
     */
    String filled(String key, String template, List<@Nullable Object> values, @Nullable Object locale) {
        TemplateInstance text = parsed.get(template).instance();
        text.setAttribute(TemplateInstance.LOCALE, locale);
        Parameter[] gaps = TEXTS.get(key).getParameters();
        for (int i = 0; i < gaps.length; i++) {
            text.data(gaps[i].getName(), values.get(i));
        }
        return text.render();
    }

    /** All texts of a language for whoever writes with them: the tenant's own words where there are any. */
    RespondentMessages messages(String tag, OwnWords own) {
        RespondentMessages delivered = Language.SOURCE.equals(tag)
                ? MessageBundles.get(RespondentMessages.class)
                : MessageBundles.get(RespondentMessages.class, Localized.Literal.of(tag));
        if (own.templates().isEmpty()) {
            return delivered;
        }
        Locale locale = Locale.forLanguageTag(tag);
        InvocationHandler handler = (proxy, method, values) -> {
            String template = own.templates().get(method.getName());
            return template == null
                    ? method.invoke(delivered, values)
                    : filled(method.getName(), template, values == null ? List.of() : Arrays.asList(values), locale);
        };
        return (RespondentMessages) Proxy.newProxyInstance(
                RespondentMessages.class.getClassLoader(), new Class<?>[] {RespondentMessages.class}, handler);
    }
}
