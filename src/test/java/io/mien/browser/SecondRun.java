package io.mien.browser;

import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestTag;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * Surefire runs what failed once more. Only tests tagged {@code browser} get that chance: a browser, a database and a camera
 * on shared cores fail at times without a fault of ours. All others are kept from the second run, so that their failure stands.
 */
public final class SecondRun implements PostDiscoveryFilter, TestExecutionListener {
    private static final TestTag BROWSER = TestTag.create("browser");

    private static volatile boolean firstRunIsOver;

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        firstRunIsOver = true;
    }

    @Override
    public FilterResult apply(TestDescriptor test) {
        return FilterResult.includedIf(!firstRunIsOver || isOfABrowser(test));
    }

    static boolean isOfABrowser(TestDescriptor test) {
        return test.getTags().contains(BROWSER);
    }
}
