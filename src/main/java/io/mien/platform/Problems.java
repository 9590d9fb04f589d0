package io.mien.platform;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Turns every failure into one shape: problem+json for programs, a page with the next step for people. */
class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    static final String PROBLEM_JSON = "application/problem+json";
    private static final String FORM_READER = "org.jboss.resteasy.reactive.server.core.multipart.";
    private static final Annotation[] NONE = {};

    @Inject
    ProblemPage page;

    @Inject
    @Any
    Instance<ProblemView> views;

    @Inject
    @Any
    Instance<Refusals> refusals;

    @ServerExceptionMapper
    Response problem(Problem problem, HttpHeaders headers, UriInfo uri) {
        List<Map<String, String>> fields = problem.fields().entrySet().stream()
                .map(field -> Map.of("field", field.getKey(), "detail", field.getValue()))
                .toList();
        Response told = answer(
                new Description(problem.status(), problem.type(), problem.detail(), fields, problem.remedy()),
                Asker.of(headers, uri));
        return problem instanceof Busy busy
                ? Response.fromResponse(told)
                        .header(HttpHeaders.RETRY_AFTER, busy.retryAfter())
                        .build()
                : told;
    }

    @ServerExceptionMapper(priority = 1)
    Response invalid(ConstraintViolationException invalid, HttpHeaders headers, UriInfo uri) {
        List<Map<String, String>> fields = invalid.getConstraintViolations().stream()
                .map(violation -> Map.of("field", field(violation), "detail", violation.getMessage()))
                .toList();
        return answer(
                new Description(422, "urn:mien:problem:invalid", "Some fields are not right.", fields),
                Asker.of(headers, uri));
    }

    @ServerExceptionMapper
    Response wrong(MismatchedInputException wrong, HttpHeaders headers, UriInfo uri) {
        return problem(WrongJson.of(wrong), headers, uri);
    }

    @ServerExceptionMapper
    Response http(WebApplicationException failure, HttpHeaders headers, UriInfo uri) {
        Response given = failure.getResponse();
        if (given.hasEntity() || given.getStatus() < 400) {
            return given;
        }
        return answer(Description.of(given.getStatus()), Asker.of(headers, uri));
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException forbidden, HttpHeaders headers, UriInfo uri) {
        return refusals.stream()
                .flatMap(known -> known.reason().stream())
                .findFirst()
                .map(reason -> problem(reason, headers, uri))
                .orElseGet(() -> answer(Description.of(403), Asker.of(headers, uri)));
    }

    @ServerExceptionMapper
    Response unreachable(StoreUnreachable failure, HttpHeaders headers, UriInfo uri) {
        LOG.warnf(failure, "The object store failed path=%s", uri.getPath());
        return problem(failure.problem(), headers, uri);
    }

    @ServerExceptionMapper
    Response unexpected(UncheckedIOException failure, HttpHeaders headers, UriInfo uri) {
        return failure.getCause() instanceof StoreUnreachable unreachable
                ? unreachable(unreachable, headers, uri)
                : unexpected((RuntimeException) failure, headers, uri);
    }

    @ServerExceptionMapper
    Response unexpected(RuntimeException failure, HttpHeaders headers, UriInfo uri) {
        Optional<Problem> known = DatabaseFailure.problem(failure);
        if (known.isPresent()) {
            LOG.warnf(
                    "The database refused path=%s cause=%s",
                    uri.getPath(), known.get().type());
            return problem(known.get(), headers, uri);
        }
        LOG.errorf(failure, "Request failed path=%s", uri.getPath());
        return answer(Description.of(500), Asker.of(headers, uri));
    }

    /** What no method here declares: a commit that failed, or a library's own. */
    @ServerExceptionMapper
    Response unexpected(Exception failure, HttpHeaders headers, UriInfo uri) {
        if (isUnreadableForm(failure)) {
            return answer(Description.of(400), Asker.of(headers, uri));
        }
        return unexpected(new IllegalStateException(failure), headers, uri);
    }

    /** Thrown by the reader of forms with files itself, which has no type of its own for what is none. */
    private static boolean isUnreadableForm(Exception failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length > 0 && trace[0].getClassName().startsWith(FORM_READER);
    }

    /** Gives words to a refusal that a filter sent without any, as that against forged forms does. */
    @ServerResponseFilter
    void bare(ContainerRequestContext request, ContainerResponseContext refusal) {
        if (refusal.getStatus() < 400 || refusal.hasEntity() || HttpMethod.HEAD.equals(request.getMethod())) {
            return;
        }
        Response told = answer(Description.of(refusal.getStatus()), Asker.of(request));
        refusal.setEntity(told.getEntity(), NONE, told.getMediaType());
    }

    private Response answer(Description description, Asker asker) {
        Response.ResponseBuilder response = Response.status(description.status());
        if (asker.wantsPage()) {
            return response.type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                    .entity(draw(description, asker))
                    .build();
        }
        return response.type(PROBLEM_JSON).entity(description.body()).build();
    }

    private String draw(Description description, Asker asker) {
        return views.stream()
                .filter(view -> view.draws(asker.address().getPath()))
                .findFirst()
                .map(view -> view.render(description.status(), asker.address(), asker.languages()))
                .orElseGet(() -> page.render(description));
    }

    private static String field(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** Who is told, and how they want to be: where they asked, what they can show and read. */
    private record Asker(UriInfo address, List<MediaType> types, List<Locale> languages) {

        static Asker of(HttpHeaders headers, UriInfo address) {
            return new Asker(address, headers.getAcceptableMediaTypes(), headers.getAcceptableLanguages());
        }

        static Asker of(ContainerRequestContext request) {
            return new Asker(request.getUriInfo(), request.getAcceptableMediaTypes(), request.getAcceptableLanguages());
        }

        boolean wantsPage() {
            return !address.getPath().startsWith("/api/")
                    && types.stream()
                            .anyMatch(type -> type.isCompatible(MediaType.TEXT_HTML_TYPE) && !type.isWildcardType());
        }
    }
}
