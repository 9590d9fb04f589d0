package io.mien.language;

import io.quarkus.qute.EvalContext;
import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.Results;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers for {@code respondent:} before Mien's own texts do, where the page's tenant has words of its own. */
@Singleton
class OwnWordsResolver implements NamespaceResolver {
    private static final String NAMESPACE = "respondent";

    private final OwnTemplates templates;

    OwnWordsResolver(OwnTemplates templates) {
        this.templates = templates;
    }

    @Override
    public String getNamespace() {
        return NAMESPACE;
    }

    @Override
    public int getPriority() {
        return DEFAULT_PRIORITY + 1;
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        String key = context.getName();
        String template = OwnWords.of(context).templates().get(key);
        if (template == null) {
            return Results.notFound(context);
        }
        CompletableFuture<?>[] values = context.getParams().stream()
                .map(value -> context.evaluate(value).toCompletableFuture())
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(values)
                .thenApply(all -> templates.filled(
                        key,
                        template,
                        Arrays.stream(values)
                                .<Object>map(CompletableFuture::join)
                                .toList(),
                        context.getAttribute(TemplateInstance.LOCALE)));
    }
}
