package io.mien.recording;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Both sides of an upload name the version they speak; a client that cannot send PATCH names the method it means. */
class TusVersion {
    static final String SPOKEN = "1.0.0";

    private static final String HEADER = "Tus-Resumable";
    private static final Set<String> MEANT = Set.of("PATCH", "HEAD", "DELETE");

    @ServerRequestFilter(preMatching = true)
    void takeAsMeant(ContainerRequestContext request) {
        String meant = request.getHeaderString("X-HTTP-Method-Override");
        if (isUpload(request) && "POST".equals(request.getMethod()) && MEANT.contains(String.valueOf(meant))) {
            request.setMethod(meant);
        }
    }

    @ServerRequestFilter
    void refuseOthers(ContainerRequestContext request) {
        if (isUpload(request)
                && !"OPTIONS".equals(request.getMethod())
                && !SPOKEN.equals(request.getHeaderString(HEADER))) {
            throw UploadRefused.version();
        }
    }

    @ServerResponseFilter
    void answer(ContainerRequestContext request, ContainerResponseContext response) {
        if (isUpload(request)) {
            response.getHeaders().putSingle(HEADER, SPOKEN);
            if (response.getStatus() == 412) {
                response.getHeaders().putSingle("Tus-Version", SPOKEN);
            }
        }
    }

    private static boolean isUpload(ContainerRequestContext request) {
        return request.getUriInfo().getPath().startsWith(UploadResource.PATH);
    }
}
