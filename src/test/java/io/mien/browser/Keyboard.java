package io.mien.browser;

import com.microsoft.playwright.Page;

/** Somebody who has no mouse. */
public record Keyboard(Page page) {
    private static final int PATIENCE = 60;

    /** Goes on with Tab until the control of this name has the focus. */
    public Keyboard reach(String name) {
        for (int i = 0; i < PATIENCE; i++) {
            page.keyboard().press("Tab");
            if (name.equals(focused())) {
                return this;
            }
        }
        throw new AssertionError("Tab never reached \u201c" + name + "\u201d");
    }

    public void press(String key) {
        page.keyboard().press(key);
    }

    public Keyboard type(String text) {
        page.keyboard().type(text);
        return this;
    }

    private String focused() {
        return String.valueOf(page.evaluate("""
                () => {
                    const at = document.activeElement;
                    const words = at.labels?.[0]?.querySelector('span')?.firstChild ?? at.labels?.[0] ?? at;
                    return words.textContent.trim();
                }"""));
    }
}
