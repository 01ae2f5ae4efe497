/// What stands on the pages of the plan?
@NullMarked
package dev.quarterdeck.pages.view.plan;

import org.jspecify.annotations.NullMarked;
