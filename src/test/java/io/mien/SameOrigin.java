package io.mien;

import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** Tests send what a browser says of a page of ours; one that is an attacker says so itself. */
public class SameOrigin implements QuarkusTestBeforeEachCallback, Filter {
    private static final String HEADER = "Sec-Fetch-Site";

    @Override
    public void beforeEach(QuarkusTestMethodContext test) {
        RestAssured.replaceFiltersWith(this);
    }

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification response, FilterContext next) {
        if (!request.getHeaders().hasHeaderWithName(HEADER)) {
            request.header(HEADER, "same-origin");
        }
        return next.next(request, response);
    }
}
