package io.mien.platform;

import java.util.List;

/** Rooms name the routes of theirs that take more than a form. */
public interface LargeBodies {

    List<LargeBody> largeBodies();
}
